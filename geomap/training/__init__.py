"""How the recogniser's model is made: from annotated text under open licences to the pipeline that geomap ships."""
