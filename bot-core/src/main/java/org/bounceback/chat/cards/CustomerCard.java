package org.bounceback.chat.cards;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.Ip;
import org.bounceback.cases.Case;
import org.bounceback.chat.Block;
import org.bounceback.chat.Card;
import org.bounceback.chat.Span;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.BounceMessage;
import org.bounceback.findings.Findings;
import org.bounceback.findings.OutgoingTexts;

/**
 * Renders what a customer may see of a case in a channel with other readers: the reply, without IP
 * addresses and without the names of our servers. It has no buttons.
 */
public final class CustomerCard {
  /** Looks like an IP address; whether it is one is decided by parsing. */
  private static final Pattern IP =
      Pattern.compile("(?i)(?:ipv6:)?([0-9a-f]*[.:][0-9a-f.:]*[0-9a-f:])");

  private static final Pattern PARAGRAPH_END = Pattern.compile("\n\\s*\n");

  private final MessageBundle messageBundle;

  public CustomerCard(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Returns the card in the language that the customer probably reads. */
  public Card of(Case stored) {
    Findings findings = stored.findings();
    Optional<String> reply =
        findings
            .outgoing()
            .flatMap(texts -> texts.in(language(texts)).reply())
            .filter(text -> !text.isBlank());
    String hidden = messageBundle.text("customer.hidden");
    return reply
        .map(text -> card(hide(text, serverNames(findings), hidden)))
        .orElseGet(() -> Card.of(messageBundle.text("customer.received")));
  }

  private static String language(OutgoingTexts texts) {
    return texts.language().orElse(OutgoingTexts.ENGLISH);
  }

  /** The first paragraph of a reply becomes the headline. */
  private static Card card(String reply) {
    List<String> paragraphs = List.of(PARAGRAPH_END.split(reply.strip()));
    List<Block> blocks = new ArrayList<>();
    paragraphs.stream()
        .skip(1)
        .forEach(text -> blocks.add(new Block.Text(List.of(Span.plain(text)))));
    return new Card(paragraphs.get(0), blocks, List.of());
  }

  /** Returns a text with {@code hidden} instead of IP addresses and of these names. */
  static String hide(String text, List<String> names, String hidden) {
    String safe = withoutAddresses(text, hidden);
    for (String name : names) {
      safe = Pattern.compile("(?i)" + Pattern.quote(name)).matcher(safe).replaceAll(quoted(hidden));
    }
    return safe;
  }

  private static String withoutAddresses(String text, String hidden) {
    Matcher found = IP.matcher(text);
    var safe = new StringBuilder();
    while (found.find()) {
      boolean isAddress = Ip.parse(found.group(1)).isPresent();
      found.appendReplacement(safe, quoted(isAddress ? hidden : found.group()));
    }
    found.appendTail(safe);
    return safe.toString();
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }

  /** Returns the names of servers that are ours or may be ours. */
  private static List<String> serverNames(Findings findings) {
    if (!(findings instanceof BounceFindings bounce) || bounce.message().isEmpty()) {
      return List.of();
    }
    BounceMessage message = bounce.message().get();
    BounceMessage.Origin origin = message.origin();
    Stream<String> sending =
        origin.ours().equals(Optional.of(false)) ? Stream.empty() : origin.host().stream();
    Stream<String> reporting =
        origin.generatedByUs().equals(Optional.of(false))
            ? Stream.empty()
            : message.reportingMta().stream();
    return Stream.concat(sending, reporting).filter(name -> name.contains(".")).toList();
  }
}
