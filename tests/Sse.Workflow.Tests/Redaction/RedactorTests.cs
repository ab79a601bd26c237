using System.Text;
using System.Text.RegularExpressions;

namespace Sse.Workflow.Tests.Redaction;

public sealed class RedactorTests
{
    private static readonly Redactor Plain = new();

    [Theory]
    [InlineData("password")]
    [InlineData("Password")]
    [InlineData("user_password")]
    [InlineData("ACCESS-TOKEN")]
    [InlineData("x-api-key")]
    [InlineData("myApiKey2")]
    [InlineData("Authorization")]
    [InlineData("client.secret")]
    [InlineData("ConnectionString")]
    [InlineData("Set-Cookie")]
    public void Redact_SecretKey_ReplacesTheValue(string key) => Plain.Redact(key, "hunter2").ShouldBe("[redacted]");

    [Theory]
    [InlineData("file")]
    [InlineData("tokens")]
    [InlineData("prompt_tokens")]
    [InlineData("TokenCount")]
    [InlineData("pass")]
    public void Redact_OtherKey_KeepsTheValue(string key) => Plain.Redact(key, "42").ShouldBe("42");

    [Fact]
    public void Redact_PrivateTag_IsReplacedWhateverItsName()
    {
        var redactor = new Redactor(classes: new Dictionary<string, TagClass> { ["user_email"] = TagClass.Private, ["plan"] = TagClass.Dimension });
        redactor.Redact("user_email", "john@example.com").ShouldBe("[redacted]");
        redactor.Redact("plan", "premium").ShouldBe("premium");
    }

    [Theory]
    [InlineData("Server=db;Password=hunter2;Timeout=5", "Server=db;Password=[redacted];Timeout=5")]
    [InlineData("login with password: hunter2 failed", "login with password: [redacted] failed")]
    [InlineData("Authorization: Bearer abc.def.ghi", "Authorization: [redacted]")]
    [InlineData("GET /x?api_key=12345&page=2", "GET /x?api_key=[redacted]&page=2")]
    [InlineData("GET /x?apiKey=12345", "GET /x?apiKey=[redacted]")]
    [InlineData("{\"client-secret\": \"a b c\"}", "{\"client-secret\": [redacted]}")]
    [InlineData("access_token='x y'", "access_token=[redacted]")]
    public void RedactText_NamedSecret_IsReplaced(string text, string expected) => Plain.RedactText(text).ShouldBe(expected);

    [Theory]
    [InlineData("Extracted in 3.2 seconds: done")]
    [InlineData("All checks passed")]
    [InlineData("The password was wrong")]
    [InlineData("")]
    public void RedactText_NoSecret_IsTheSameInstance(string text) => Plain.RedactText(text).ShouldBeSameAs(text);

    [Theory]
    [InlineData("mail to john.doe+cv@example.co.uk now", "mail to [redacted] now")]
    [InlineData("card 4111 1111 1111 1111 declined", "card [redacted] declined")]
    [InlineData("jwt eyJhbGciOi.eyJzdWIi.c2ln end", "jwt [redacted] end")]
    [InlineData("call +49 30 901820 today", "call [redacted] today")]
    [InlineData("from 10.1.2.3 port 80", "from [redacted] port 80")]
    public void RedactText_Patterns_AreReplacedWhenAsked(string text, string expected)
    {
        Plain.RedactText(text).ShouldBe(text);
        var options = new RedactionOptions();
        foreach (var pattern in new[] { RedactionPatterns.Email, RedactionPatterns.CardNumber, RedactionPatterns.JsonWebToken, RedactionPatterns.Phone, RedactionPatterns.IPv4 })
            options.Patterns.Add(pattern);
        new Redactor(options).RedactText(text).ShouldBe(expected);
    }

    [Fact]
    public void RedactText_Callback_HasTheLastWord()
    {
        var options = new RedactionOptions { Callback = a => a.Text.Replace("Berlin", a.Key ?? "city", StringComparison.Ordinal) };
        var redactor = new Redactor(options);
        redactor.RedactText("in Berlin").ShouldBe("in city");
        redactor.Redact("place", "Berlin").ShouldBe("place");
        Json(redactor, """{"town":"Berlin","n":[1,"Berlin"]}""").ShouldBe("""{"town":"town","n":[1,"n"]}""");
    }

    [Fact]
    public void RedactText_CallbackThrows_NothingGetsThrough()
    {
        var redactor = new Redactor(new RedactionOptions { Callback = _ => throw new InvalidOperationException("boom") });
        redactor.RedactText("hello").ShouldBe("[redacted]");
        redactor.Redact("file", "a.txt").ShouldBe("[redacted]");
        Json(redactor, """{"a":"b"}""").ShouldBe("\"[redacted]\"");
    }

    [Fact]
    public void RedactText_PatternRunsOutOfTime_NothingGetsThrough()
    {
        var options = new RedactionOptions();
        options.Patterns.Add(new Regex("^(a+)+$", RegexOptions.None, TimeSpan.FromMilliseconds(10)));
        new Redactor(options).RedactText(new string('a', 40) + "!").ShouldBe("[redacted]");
    }

    [Fact]
    public void Options_PatternWithoutLimit_IsRefusedWithAdvice()
    {
        var options = new RedactionOptions();
        options.Patterns.Add(new Regex("(a+)+"));
        Should.Throw<ArgumentException>(() => new Redactor(options)).Message.ShouldContain("NonBacktracking");
    }

    [Fact]
    public void RedactText_LongHostileText_IsLinear()
    {
        var text = string.Concat(Enumerable.Repeat("password", 20_000));
        Plain.RedactText(text + "=x").ShouldEndWith("=[redacted]");
    }

    [Theory]
    [InlineData("""{"name":"a","password":"x","n":1.50}""", """{"name":"a","password":"[redacted]","n":1.50}""")]
    [InlineData("""{"secret":{"deep":[1,2,{"x":1}]},"rest":true}""", """{"secret":"[redacted]","rest":true}""")]
    [InlineData("""[{"pwd":7},{"pwd":null}]""", """[{"pwd":"[redacted]"},{"pwd":null}]""")]
    [InlineData("""{"url":"https://h/?token=abc&x=\"1\""}""", """{"url":"https://h/?token=[redacted]\u0026x=\u00221\u0022"}""")]
    [InlineData("""{ "a" : [ ] , "u":"\u00e9" }""", """{ "a" : [ ] , "u":"\u00e9" }""")]
    [InlineData("\"password=x\"", "\"password=[redacted]\"")]
    [InlineData("12", "12")]
    public void RedactJson_Payload_ReplacesSecretsAndNothingElse(string json, string expected) => Json(Plain, json).ShouldBe(expected);

    [Fact]
    public void RedactJson_NotJson_IsReplacedWhole() => Json(Plain, "{oops").ShouldBe("\"[redacted]\"");

    [Fact]
    public void RedactJson_LongText_IsSearchedToo()
    {
        var json = "{\"log\":\"" + new string('x', 5_000) + " password=hunter2\"}";
        Json(Plain, json).ShouldNotContain("hunter2");
    }

    [Fact]
    public void RedactJson_NothingSecret_IsTheSameInstance()
    {
        var json = """{"name":"a","n":[1,2]}"""u8.ToArray();
        Plain.RedactJson(json).ShouldBeSameAs(json);
    }

    private static string Json(Redactor redactor, string json) =>
        Encoding.UTF8.GetString(redactor.RedactJson(Encoding.UTF8.GetBytes(json)));
}
