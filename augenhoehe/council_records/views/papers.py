def council_paper(request, pk):
    raise NotImplementedError
