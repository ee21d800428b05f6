"""The layers, each of which may import only those above it:

    claims      what we know        yaml, pydantic
    wording     how it is said
    analysis    what follows        pandas
    figures     how it looks        plotly
    publish     how it leaves       no streamlit
    ui          how it is read      streamlit

`pages/` and `app.py` stand on `ui`; `commands`, the command line, stands on `publish`.
`tests/test_layers.py` holds this as a table.
"""
