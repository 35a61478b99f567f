"""Pages of studies: inside for bodies, closed for the institute, public for everybody."""
