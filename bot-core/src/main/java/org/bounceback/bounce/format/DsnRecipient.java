package org.bounceback.bounce.format;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.RecipientNames;
import org.bounceback.bounce.text.AddressFinder;

/**
 * The recipient of a group of delivery status fields. If a server rewrote the address for its own
 * use, or delivers it to a program or a file, the original address is the recipient.
 */
record DsnRecipient(String address, RecipientNames names) {
  private static final String FAILED = "X-Failed-Recipients";

  /**
   * Reads the recipient.
   *
   * @param sections the addresses that have text of their own, in lower case
   * @param places the programs and files that the text names
   */
  static DsnRecipient of(
      StatusFields group,
      Set<String> sections,
      DeliveryPlaces places,
      ReportMessage reportMessage,
      ReportIndicators reportIndicators) {
    Optional<String> last = group.address("final-recipient");
    Optional<String> original = group.address("original-recipient");
    if (last.filter(DeliveryPlaces::isPlace).isPresent()) {
      String place = last.get();
      Optional<String> owner =
          original
              .filter(DsnRecipient::isAddress)
              .or(() -> places.owner(place))
              .or(() -> onlyFailed(reportMessage));
      if (owner.isPresent()) {
        return new DsnRecipient(owner.get(), RecipientNames.of(owner.get(), place));
      }
    }
    if (last.isPresent() && original.filter(DsnRecipient::isAddress).isPresent()) {
      RecipientNames both = RecipientNames.of(original.get(), last.get());
      boolean isOriginal = RewrittenAddress.isRewritten(original.get(), last.get());
      return new DsnRecipient(
          isOriginal || !isAddress(last.get()) ? original.get() : last.get(), both);
    }
    return one(group, sections, places, reportMessage, reportIndicators);
  }

  private static DsnRecipient one(
      StatusFields group,
      Set<String> sections,
      DeliveryPlaces places,
      ReportMessage reportMessage,
      ReportIndicators reportIndicators) {
    List<String> candidates =
        List.of("final-recipient", "original-recipient", "x-actual-recipient").stream()
            .map(group::address)
            .flatMap(Optional::stream)
            .toList();
    String address =
        candidates.stream()
            .filter(DsnRecipient::isAddress)
            .findFirst()
            .or(() -> sections.stream().findFirst())
            .or(() -> candidates.stream().findFirst())
            .or(
                () ->
                    PlainRecipients.find(reportMessage, reportIndicators, true).keySet().stream()
                        .findFirst())
            .orElse("");
    return new DsnRecipient(address, names(address, places));
  }

  /** Returns both names if the text states which address this one was generated from. */
  private static RecipientNames names(String address, DeliveryPlaces places) {
    return address.isEmpty()
        ? RecipientNames.ONE
        : places
            .owner(address)
            .map(owner -> RecipientNames.of(owner, address))
            .orElse(RecipientNames.ONE);
  }

  private static boolean isAddress(String name) {
    return name.indexOf('@') > 0 && !DeliveryPlaces.isPlace(name);
  }

  private static Optional<String> onlyFailed(ReportMessage reportMessage) {
    List<String> failed =
        reportMessage.header().all(FAILED).stream()
            .flatMap(field -> AddressFinder.all(field).stream())
            .map(AddressFinder.Found::address)
            .toList();
    return failed.size() == 1 ? Optional.of(failed.get(0)) : Optional.empty();
  }
}
