package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

  @ParameterizedTest
  @CsvSource({
    "**bold**, \\*\\*bold\\*\\*",
    "__under__, \\_\\_under\\_\\_",
    "~~struck~~, \\~\\~struck\\~\\~",
    "||spoiler||, \\|\\|spoiler\\|\\|",
    "`code`, \\`code\\`",
    "<@123456789012345678>, \\<\\@123456789012345678\\>",
    "@everyone, \\@everyone",
    "[bank](http://evil.example), \\[bank\\](http\u2060\\://evil.example)",
    "https://evil.example, https\u2060\\://evil.example",
    ":skull:, \\:skull\\:",
    "# headline, \\# headline",
    "-# small, \\-\\# small",
    "> quote, \\> quote",
    "- item, \\- item",
    "1. item, 1\\. item",
    "jo@example.org, jo\\@example.org",
    "203.0.113.5, 203.0.113.5",
    "well-known, well-known",
  })
  void untrustedTextIsShownUnchanged(String foreign, String written) {
    assertEquals(written, Markdown.of(Span.plain(foreign)));
  }

  @Test
  void backticksDoNotEndInlineCode() {
    assertEquals("`aˋb`", Markdown.of(Span.code("a`b")));
    assertEquals("", Markdown.of(Span.code(" ")));
  }

  @Test
  void programOutputCannotLeaveItsBlock() {
    String drawn = Markdown.verbatim("550 ``` @everyone ```", Block.QuoteStyle.MACHINE);

    assertEquals(2, drawn.split("```", -1).length - 1);
  }

  @Test
  void sentencesAreQuotedLineByLine() {
    assertEquals(
        "> Dear Jo,\n> \n> bye", Markdown.verbatim("Dear Jo,\n\nbye", Block.QuoteStyle.PERSON));
  }

  @Test
  void ourLinksAreRendered() {
    assertEquals(
        "[Get off \\[it\\]](<https://example.net/remove?a=1%29>)",
        Markdown.of(new Span.Link("Get off [it]", URI.create("https://example.net/remove?a=1)"))));
  }

  @Test
  void boldTextPreservesSurroundingSpaces() {
    assertEquals(" **a \\* b** ", Markdown.of(Span.bold(" a * b ")));
  }

  @Test
  void lengthMatchesWrittenText() {
    assertEquals(8, Markdown.DISCORD.length(Span.bold("****")) - 4);
    assertTrue(Markdown.DISCORD.length("``````", Block.QuoteStyle.MACHINE) > 6);
  }
}
