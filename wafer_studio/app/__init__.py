"""What the workstation does, without a widget: jobs, library, inspection, export, settings."""
