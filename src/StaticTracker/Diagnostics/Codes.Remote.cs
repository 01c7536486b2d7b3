namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>Asking APIs of others.</summary>
    public static class Remote
    {
        public static readonly ProblemCode AddressUnfit = new("ST480", Severity.Error, "Nothing but this machine may stand in the place of an API.");
        public static readonly ProblemCode CredentialsUnfit = new("ST481", Severity.Error, "An API is asked with credentials that are given and sound.");
        public static readonly ProblemCode Refused = new("ST482", Severity.Error, "An API must answer what it is asked.");
        public static readonly ProblemCode OtherSheet = new("ST483", Severity.Error, "A sheet that holds something else is not written over.");

        public static readonly ProblemCode[] All = [AddressUnfit, CredentialsUnfit, Refused, OtherSheet];
    }
}
