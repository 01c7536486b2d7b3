// One browser serves all; each test has a context of its own, so two can be open at a time.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]
