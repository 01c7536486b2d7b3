using System.Globalization;
using System.Text;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site;

/// <summary>All of the settings that a page may show, as a key.</summary>
internal static class SettingsKey
{
    public static ContentKey Of(Settings settings)
    {
        var text = new StringBuilder();
        void Add(string? value) => text.Append(CultureInfo.InvariantCulture, $"{value?.Length ?? -1}:{value}\n");

        Add(settings.Title);
        Add(settings.Description);
        Add(settings.SiteUrl);
        Add(settings.MaxErrorShare.ToString(CultureInfo.InvariantCulture));
        Add(settings.NoDifferenceMargin.ToString(CultureInfo.InvariantCulture));
        Add(settings.StaleDays.ToString(CultureInfo.InvariantCulture));
        Add(settings.Publish.ToString());

        // Whatever else the file says, such as what results are compared with.
        Add(settings.Fingerprint);
        foreach (var (name, address) in settings.Links)
        {
            Add(name);
            Add(address);
        }

        foreach (var id in settings.Modules.Keys.Order(StringComparer.Ordinal))
        {
            var module = settings.Modules[id];
            Add(id);
            Add(module.Name);
            Add(module.PrimaryRubric);
            Add(module.Dataset);
            Add(module.Description);
            Add(module.Group);
        }

        return ContentKey.Of(text.ToString());
    }
}
