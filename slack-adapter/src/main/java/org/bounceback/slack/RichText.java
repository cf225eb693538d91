package org.bounceback.slack;

import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextQuoteElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import com.slack.api.model.block.element.RichTextSectionElement.TextStyle;
import java.util.List;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;

/**
 * Builds Slack's rich text. It is structured, so that text never becomes markup, a mention or a
 * link: only {@link Span.Link} makes a link.
 */
final class RichText {
  private static final int MAX_URL = 3000;

  private RichText() {}

  /** Renders a paragraph. */
  static RichTextSectionElement paragraph(List<Span> spans) {
    return RichTextSectionElement.builder()
        .elements(spans.stream().map(RichText::element).toList())
        .build();
  }

  /** Renders non-empty text verbatim: sentences as a quote, program output as preformatted text. */
  static BlockElement verbatim(String text, Block.QuoteStyle quoteStyle) {
    List<RichTextElement> elements = List.of(text(text));
    return quoteStyle == Block.QuoteStyle.MACHINE
        ? RichTextPreformattedElement.builder().elements(elements).build()
        : RichTextQuoteElement.builder().elements(elements).build();
  }

  private static RichTextElement element(Span span) {
    String text = span.text();
    if (span instanceof Span.Bold) {
      return styled(text, TextStyle.builder().bold(true).build());
    }
    if (span instanceof Span.Code) {
      return styled(text, TextStyle.builder().code(true).build());
    }
    if (span instanceof Span.Link link && isWeb(link)) {
      return RichTextSectionElement.Link.builder()
          .url(link.target().toASCIIString())
          .text(text)
          .build();
    }
    return text(text);
  }

  private static RichTextElement text(String text) {
    return RichTextSectionElement.Text.builder().text(text).build();
  }

  private static RichTextElement styled(String text, TextStyle style) {
    return RichTextSectionElement.Text.builder().text(text).style(style).build();
  }

  private static boolean isWeb(Span.Link link) {
    String scheme = String.valueOf(link.target().getScheme());
    return (scheme.equals("https") || scheme.equals("http"))
        && link.target().toASCIIString().length() <= MAX_URL;
  }
}
