"""What hosts load of us: each module is for one of them, and begins a build there."""
