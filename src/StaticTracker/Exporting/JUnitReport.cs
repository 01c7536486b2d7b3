using System.Globalization;
using System.Text;
using System.Xml;

namespace StaticTracker.Exporting;

/// <summary>Test cases as JUnit XML, a suite for each module.</summary>
public static class JUnitReport
{
    public static void Write(TextWriter output, IReadOnlyList<KeyValuePair<string, IReadOnlyList<JUnitCase>>> suites)
    {
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = "  ", NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, Encoding = Encoding.UTF8, CloseOutput = false }))
        {
            xml.WriteStartElement("testsuites");
            Counts(xml, [.. suites.SelectMany(s => s.Value)]);
            foreach (var (name, cases) in suites)
            {
                xml.WriteStartElement("testsuite");
                xml.WriteAttributeString("name", XmlText.Of(name));
                Counts(xml, cases);
                foreach (var of in cases)
                {
                    Case(xml, of);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        output.Write('\n');
    }

    private static void Counts(XmlWriter xml, IReadOnlyList<JUnitCase> cases)
    {
        Count("tests", cases.Count);
        Count("failures", cases.Count(c => c.Outcome == JUnitOutcome.Failed));
        Count("errors", cases.Count(c => c.Outcome == JUnitOutcome.Error));
        Count("skipped", cases.Count(c => c.Outcome == JUnitOutcome.Skipped));

        void Count(string name, int count) => xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));
    }

    private static void Case(XmlWriter xml, JUnitCase of)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", XmlText.Of(of.Class));
        xml.WriteAttributeString("name", XmlText.Of(of.Name));
        if (of.Outcome == JUnitOutcome.Passed)
        {
            xml.WriteElementString("system-out", XmlText.Of(of.Words));
        }
        else
        {
            xml.WriteStartElement(of.Outcome switch
            {
                JUnitOutcome.Failed => "failure",
                JUnitOutcome.Error => "error",
                _ => "skipped",
            });
            xml.WriteAttributeString("message", XmlText.Of(of.Words));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
