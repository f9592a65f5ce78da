"""What is kept: tables, types, the two engines, migrations. Imports nothing of ours."""
