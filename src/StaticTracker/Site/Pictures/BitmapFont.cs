namespace StaticTracker.Site.Pictures;

/// <summary>Letters of five by seven dots for the printable characters of ASCII; every other character is an empty box.</summary>
internal static class BitmapFont
{
    public const int Width = 5;
    public const int Height = 7;

    private const char First = ' ';

    /// <summary>Seven digits a character, a digit a row: 0 to 9 and A to V are 0 to 31, whose highest bit is the dot on the left.</summary>
    private const string Dots =
        "0000000" + "4444404" + "AA00000" + "AAVAVAA" + "4FKE5U4" + "OP248J3" + "CIK8LID" + "4400000" + "2488842" + "8422248" + "04LEL40" + "044V440" + "0000448" + "000V000" + "00000CC" + "01248G0"
        + "EHJLPHE" + "4C4444E" + "EH1248V" + "V2421HE" + "26AIV22" + "VGU11HE" + "68GUHHE" + "V124888" + "EHHEHHE" + "EHHF12C" + "0CC0CC0" + "0CC0448" + "248G842" + "00V0V00" + "8421248" + "EH12404"
        + "EHNLNGE" + "EHHVHHH" + "UHHUHHU" + "EHGGGHE" + "UHHHHHU" + "VGGUGGV" + "VGGUGGG" + "EHGNHHF" + "HHHVHHH" + "E44444E" + "72222IC" + "HIKOKIH" + "GGGGGGV" + "HRLLHHH" + "HHPLJHH" + "EHHHHHE"
        + "UHHUGGG" + "EHHHLID" + "UHHUKIH" + "FGGE11U" + "V444444" + "HHHHHHE" + "HHHHHA4" + "HHHLLLA" + "HHA4AHH" + "HHHA444" + "V1248GV" + "E88888E" + "0G84210" + "E22222E" + "4AH0000" + "000000V"
        + "8420000" + "00E1FHF" + "GGMPHHU" + "00EGGHE" + "11DJHHF" + "00EHVGE" + "698S888" + "0FHHF1E" + "GGMPHHH" + "40C444E" + "20622IC" + "GGIKOKI" + "C44444E" + "00QLLHH" + "00MPHHH" + "00EHHHE"
        + "00UHUGG" + "00DJF11" + "00MPGGG" + "00EGE1U" + "88S8896" + "00HHHJD" + "00HHHA4" + "00HHLLA" + "00HA4AH" + "00HHF1E" + "00V248V" + "2448442" + "4444444" + "8442448" + "008L200";

    private const string Box = "VHHHHHV";

    /// <summary>Whether a character has a dot at a column and row, both from 0 at the upper left.</summary>
    public static bool HasDot(char character, int column, int row)
    {
        var digit = character is >= First and <= '~' ? Dots[((character - First) * Height) + row] : Box[row];
        var bits = digit <= '9' ? digit - '0' : digit - 'A' + 10;
        return (bits & (1 << (Width - 1 - column))) != 0;
    }
}
