package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.cases.Case;
import org.bounceback.chat.Block;
import org.bounceback.chat.Button;
import org.bounceback.chat.Button.Style;
import org.bounceback.chat.Span;
import org.bounceback.chat.cards.ButtonId.Action;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.Findings;

/**
 * Renders the IP addresses of a checked domain and the buttons that check them. Most blocklists
 * list IP addresses, and only the user knows which ones matter.
 */
public final class DomainAddressesSection {
  private static final int MAX_SHOWN = 5;

  /** The maximum that one check accepts. */
  private static final int MAX_PER_CHECK = 16;

  private final MessageBundle messageBundle;

  DomainAddressesSection(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** What a domain uses an address for. */
  private enum Use {
    OWN(Action.LOOK_UP_OWN),
    EXCHANGES(Action.LOOK_UP_EXCHANGES),
    SENDERS(Action.LOOK_UP_SENDERS);

    private final Action lookUp;

    Use(Action lookUp) {
      this.lookUp = lookUp;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    private List<String> of(BlocklistFindings.Addresses addresses) {
      return switch (this) {
        case OWN -> addresses.own();
        case EXCHANGES -> addresses.exchanges();
        case SENDERS -> addresses.senders();
      };
    }
  }

  /** Returns a line for each use that has addresses. */
  Optional<Block> block(Findings findings) {
    List<Block.LabeledField> labeledFields =
        uses(findings)
            .map(
                use ->
                    new Block.LabeledField(
                        messageBundle.text("behind." + use.code()), spans(findings, use)))
            .toList();
    return labeledFields.isEmpty() ? Optional.empty() : Optional.of(new Block.Facts(labeledFields));
  }

  /** Returns a button for each use whose addresses fit in one check. */
  List<Button> buttons(Case stored, Findings findings) {
    return uses(findings)
        .filter(use -> fitsInOneCheck(findings, use))
        .map(
            use ->
                new Button(
                    new ButtonId(use.lookUp, stored.id()).text(),
                    messageBundle.text("buttons." + use.lookUp.code()),
                    Style.PLAIN))
        .toList();
  }

  /** Returns what a user would type to check the addresses of a button. */
  public static String typed(Findings findings, Action lookUp) {
    return Arrays.stream(Use.values())
        .filter(use -> use.lookUp == lookUp)
        .findFirst()
        .map(use -> String.join(" ", of(findings, use)))
        .orElse("");
  }

  private static boolean fitsInOneCheck(Findings findings, Use use) {
    List<String> addresses = of(findings, use);
    return addresses.size() <= MAX_PER_CHECK
        && addresses.stream().noneMatch(each -> each.contains("/"));
  }

  private List<Span> spans(Findings findings, Use use) {
    List<String> addresses = of(findings, use);
    List<Span> spans = new ArrayList<>();
    addresses.stream()
        .limit(MAX_SHOWN)
        .flatMap(each -> Stream.of(Span.plain(" "), Span.code(each)))
        .skip(1)
        .forEach(spans::add);
    int more = addresses.size() - MAX_SHOWN;
    if (more > 0) {
      spans.add(Span.plain(" " + messageBundle.text("behind.more", "count", String.valueOf(more))));
    }
    return spans;
  }

  private static Stream<Use> uses(Findings findings) {
    return Arrays.stream(Use.values()).filter(use -> !of(findings, use).isEmpty());
  }

  private static List<String> of(Findings findings, Use use) {
    return findings instanceof BlocklistFindings lists
        ? lists.addresses().map(use::of).orElse(List.of())
        : List.of();
  }
}
