"""Behind the Markdown extension: the host that runs it, the project, and how a build ends; without MkDocs."""
