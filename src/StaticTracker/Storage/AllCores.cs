using System.Runtime.ExceptionServices;

namespace StaticTracker.Storage;

/// <summary>
/// Work on as many threads as there are cores. Stands in for <c>Parallel</c>, whose generic methods no framework brings compiled: compiling them at every start
/// takes longer than the whole work of a small build.
/// </summary>
public sealed class AllCores
{
    private readonly object _gate = new();
    private readonly int _count;
    private readonly Func<Action<int>> _makeWorker;
    private ExceptionDispatchInfo? _fault;
    private int _next = -1;
    private int _helping;
    private bool _isOver;

    private AllCores(int count, Func<Action<int>> makeWorker) => (_count, _makeWorker) = (count, makeWorker);

    /// <summary>Runs work for 0 … count − 1, in no particular order; all of it is done on return. The first exception keeps what has not begun from beginning, and is thrown on.</summary>
    public static void Run(int count, Action<int> work) => Run(count, () => work);

    /// <summary>As above; each thread makes a worker of its own when there is something for it to do.</summary>
    public static void Run(int count, Func<Action<int>> makeWorker)
    {
        var round = new AllCores(count, makeWorker);
        for (var i = Math.Min(Environment.ProcessorCount, count); i > 1; i--)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static state => ((AllCores)state!).Help(), round);
        }

        round.Work();
        round.WaitForHelpers();
        round._fault?.Throw();
    }

    /// <summary>A thread that comes too late has nothing to do, and nobody waits for it.</summary>
    private void Help()
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            _helping++;
        }

        Work();
        lock (_gate)
        {
            _helping--;
            Monitor.Pulse(_gate);
        }
    }

    private void WaitForHelpers()
    {
        lock (_gate)
        {
            _isOver = true;
            while (_helping > 0)
            {
                Monitor.Wait(_gate);
            }
        }
    }

    private void Work()
    {
        try
        {
            Action<int>? worker = null;
            for (var i = Interlocked.Increment(ref _next); i < _count && Volatile.Read(ref _fault) is null; i = Interlocked.Increment(ref _next))
            {
                (worker ??= _makeWorker())(i);
            }
        }
        catch (Exception e)
        {
            // Whatever it is, the thread that asked gets it.
            Interlocked.CompareExchange(ref _fault, ExceptionDispatchInfo.Capture(e), null);
        }
    }
}
