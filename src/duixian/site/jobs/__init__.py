"""Long work outside of the request: a queue in the database, so that no further server is needed.

A task has two halves. `work` computes and changes nothing; it may be killed and begun again. `keep` stores what was
computed, in the transaction that marks the job as done. So a worker that is killed loses nothing, and nothing is done
twice: either both are committed or neither.
"""
