using System.Text;

namespace Sse.Cli.Output;

/// <summary>Writes events for people: the type, the id in brackets, the data; further lines of data below, indented.</summary>
internal sealed class TextLines(Stream output)
{
    /// <exception cref="OutputClosedException">Nobody reads the output any more.</exception>
    public void WriteEvent(string type, string data, string lastEventId)
    {
        string id = lastEventId.Length == 0 ? "" : $" [{Printable.Of(lastEventId)}]";
        string text = string.Join("\n    ", data.Split('\n').Select(Printable.Of));
        WriteLine($"{Printable.Of(type)}{id} {text}");
    }

    /// <summary>Writes one line, safe already, at once.</summary>
    /// <exception cref="OutputClosedException">Nobody reads the output any more.</exception>
    public void WriteLine(string line)
    {
        try
        {
            output.Write(Encoding.UTF8.GetBytes(line + "\n"));
            output.Flush();
        }
        catch (IOException e)
        {
            throw new OutputClosedException(e);
        }
    }
}
