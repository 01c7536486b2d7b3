namespace StaticTracker.Routing;

/// <summary>Whether a router is worth having.</summary>
public enum RouterOutcome
{
    /// <summary>Its reward is better than the best single candidate's, beyond noise.</summary>
    Pays,

    /// <summary>It is worse, no difference is shown, or it chooses the best single candidate throughout.</summary>
    DoesNotPay,

    /// <summary>The gain is not beyond noise, nor is it shown that there is none.</summary>
    NotShown,
}
