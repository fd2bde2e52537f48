"""The web application of a supervision office (督查室): accounts, ledgers, progress, publication."""
