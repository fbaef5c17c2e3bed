"""Sites on hosts and beside plugins of others, each in an environment of its own; `make hosts-test`."""
