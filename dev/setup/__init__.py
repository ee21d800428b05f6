"""Set-up: an environment, a browser, programs for tests, the library of the charts, licences."""
