"""The papers of awards: words for pre-printed certificates, and the page they are tried on."""
