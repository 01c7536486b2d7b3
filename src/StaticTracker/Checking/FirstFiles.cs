namespace StaticTracker.Checking;

/// <summary>
/// Which file a hash stood in first. A plain table with open addressing: a dictionary of numbers is compiled anew at every start, which takes longer
/// than filling it.
/// </summary>
internal sealed class FirstFiles
{
    private readonly ulong[] _hashes;
    private readonly int[] _files;

    /// <param name="most">Hashes to come, at most.</param>
    public FirstFiles(int most)
    {
        var size = 16;
        while (size < 2 * (long)most)
        {
            size *= 2;
        }

        _hashes = new ulong[size];
        _files = new int[size];
    }

    /// <summary>The file that the hash stood in first: this one where it is new.</summary>
    public int AddOrGet(ulong hash, int file)
    {
        var mask = _hashes.Length - 1;
        for (var place = (int)(hash ^ (hash >> 32)) & mask; ; place = (place + 1) & mask)
        {
            if (_files[place] == 0)
            {
                // Zero says that a place is free: files are kept one higher.
                _hashes[place] = hash;
                _files[place] = file + 1;
                return file;
            }

            if (_hashes[place] == hash)
            {
                return _files[place] - 1;
            }
        }
    }
}
