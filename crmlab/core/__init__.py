"""The ground that everything stands on: argument rules, their messages, text in two languages."""
