"""The decomposition table (任务分解表) as a workbook that is edited in Excel and comes back."""
