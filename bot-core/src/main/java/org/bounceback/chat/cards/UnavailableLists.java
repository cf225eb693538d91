package org.bounceback.chat.cards;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.chat.Block;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.BlocklistFindings.Unavailable;

/**
 * Renders how many blocklists were checked and which did not respond. Lists that need a key were
 * not meant to be checked and do not count.
 */
final class UnavailableLists {
  private static final int MAX_NAMES = 5;

  private final MessageBundle messageBundle;

  UnavailableLists(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Returns the number of lists that the check was about. */
  static long checked(BlocklistFindings lists) {
    return lists.asked() - lists.unavailable().stream().filter(Unavailable::isKeyNeeded).count();
  }

  /** Returns the lists that did not respond. */
  static List<Unavailable> of(BlocklistFindings lists) {
    return lists.unavailable().stream().filter(each -> !each.isKeyNeeded()).toList();
  }

  /** Returns the number of lists, with the first names of those that did not respond. */
  String line(BlocklistFindings lists) {
    List<Unavailable> unavailable = of(lists);
    if (unavailable.isEmpty()) {
      return checked(lists) == 1
          ? messageBundle.text("lookup.checked-one")
          : messageBundle.text("lookup.checked", "count", checked(lists));
    }
    String names =
        unavailable.stream()
            .limit(MAX_NAMES)
            .map(Unavailable::title)
            .collect(Collectors.joining(", "));
    if (checked(lists) == 1) {
      return messageBundle.text("lookup.checked-one-except", "names", names);
    }
    return messageBundle.text(
        unavailable.size() > MAX_NAMES ? "lookup.checked-more" : "lookup.checked-except",
        Map.of(
            "count",
            checked(lists),
            "unavailable",
            unavailable.size(),
            "names",
            names,
            "more",
            unavailable.size() - MAX_NAMES));
  }

  /** Returns the names of all lists that did not respond; empty if all did. */
  Optional<Block.LabeledField> field(BlocklistFindings lists) {
    String names = of(lists).stream().map(Unavailable::title).collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(messageBundle.plain("lookup.unavailable", names));
  }
}
