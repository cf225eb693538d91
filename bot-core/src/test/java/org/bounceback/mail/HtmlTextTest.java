package org.bounceback.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTextTest {
  @Test
  void aLineBreakSeparatesLines() {
    assertEquals(
        "From: a@shop.example\nTo: b@shop.example",
        text("From: a@shop.example<br>\nTo: b@shop.example"));
  }

  @Test
  void nonBreakingSpacesAtTheBeginningOfALineStayAnIndentation() {
    assertEquals(
        "Received: from a.example\n by b.example",
        text("Received: from a.example<br>\n&nbsp;&nbsp; by b.example"));
  }

  @Test
  void aLineOfNonBreakingSpacesIsEmpty() {
    assertEquals("Hello\n\nBye", text("Hello<br>&nbsp;<br>Bye"));
  }

  @Test
  void hiddenTextIsLeftOut() {
    assertEquals("Hello", text("Hello<span style=\"display:none\">secret</span>"));
  }

  private static String text(String body) {
    return HtmlText.of("<html><body><div>" + body + "</div></body></html>").strip();
  }

  @Test
  void aParagraphWithOnlyANonBreakingSpaceIsABlankLine() {
    assertEquals(
        List.of("one", " ", "two"),
        HtmlText.of("<p>one</p><p>&nbsp;</p><p>two</p>").lines().toList());
  }
}
