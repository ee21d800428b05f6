"""The evidence page: tables, the headline check, what readers bring."""
