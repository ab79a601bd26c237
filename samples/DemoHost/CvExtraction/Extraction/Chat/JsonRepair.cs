using System.Text;

namespace DemoHost.CvExtraction;

/// <summary>Closes JSON that was cut off: back to the last complete value, then every bracket that is open there.</summary>
internal static class JsonRepair
{
    public static string Close(string json)
    {
        var open = new Stack<char>();
        bool inString = false, escaped = false;
        int safe = 0;
        string closers = "";
        for (int i = 0; i < json.Length; i++)
        {
            char c = json[i];
            if (inString)
            {
                if (escaped) escaped = false;
                else if (c == '\\') escaped = true;
                else if (c == '"') inString = false;
                continue;
            }
            if (c == '"') inString = true;
            else if (c is '{' or '[') open.Push(c == '{' ? '}' : ']');
            else if (c is '}' or ']' && open.Count > 0) open.Pop();
            // Right before a comma, and right behind a bracket, everything so far is complete.
            if (c is ',' or '}' or ']' or '[' or '{')
            {
                safe = c == ',' ? i : i + 1;
                closers = string.Concat(open);
            }
        }
        return new StringBuilder(json, 0, safe, safe + closers.Length).Append(closers).ToString();
    }
}
