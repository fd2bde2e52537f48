"""Measurements that are no tests: accuracy on gold standards, speed against named peers, robustness."""
