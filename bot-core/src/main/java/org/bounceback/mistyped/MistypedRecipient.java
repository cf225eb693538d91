package org.bounceback.mistyped;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Domain;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.hosting.ServerTable;
import org.bounceback.mistyped.MistypedDomains.DomainState;
import org.bounceback.mistyped.MistypedDomains.Nearby;
import org.bounceback.recipient.ProbeOutcome;
import org.bounceback.recipient.RecipientReport;

/**
 * The address that was probably meant by one whose domain looks mistyped.
 *
 * @param suggestion the same mailbox at the other domain
 * @param isCause whether the mistyped domain explains why the message was not delivered; otherwise
 *     its server rejected the mailbox, and the suggestion is only a hint
 */
public record MistypedRecipient(MailAddress suggestion, boolean isCause) {
  /** The most addresses of one message that are compared. */
  private static final int MAX_NEARBY = 50;

  private static final Set<HostingLocation> DEAD =
      EnumSet.of(HostingLocation.NO_DOMAIN, HostingLocation.NO_MAIL, HostingLocation.NOWHERE);

  private static final Set<BounceReason> WITHOUT_SERVER =
      EnumSet.of(BounceReason.HOST_UNKNOWN, BounceReason.NOT_ACCEPT);

  private static final Set<BounceReason> WITHOUT_ANSWER =
      EnumSet.of(BounceReason.NETWORK_ERROR, BounceReason.EXPIRED);

  /** Results of a check that mean that the domain does have a working mail server. */
  private static final Set<ProbeOutcome> WORKING =
      EnumSet.of(
          ProbeOutcome.ACCEPTING,
          ProbeOutcome.TEMPORARILY_REFUSING,
          ProbeOutcome.REFUSING,
          ProbeOutcome.BLOCKING_US);

  /**
   * Finds the address that was probably meant.
   *
   * @param location where the mail of the recipient's domain is hosted
   * @param sender the sender of the message, if known
   * @param isForwarded whether our server forwarded the message, so that the sender did not write
   *     the address
   */
  public static Optional<MistypedRecipient> find(
      MistypedDomains mistypedDomains,
      ServerTable serverTable,
      BouncedMessage bounce,
      Recipient recipient,
      HostingLocation location,
      Optional<MailAddress> sender,
      boolean isForwarded) {
    Optional<DomainState> state = state(recipient.reason(), location);
    Optional<MailAddress> address = recipient.mailAddress();
    if (state.isEmpty() || address.isEmpty()) {
      return Optional.empty();
    }
    boolean isHint =
        isForwarded
            || (recipient.reason() == BounceReason.USER_UNKNOWN && !DEAD.contains(location));
    return mistypedDomains
        .meant(
            address.get().domain(),
            state.get(),
            new Nearby(serverTable.hosted(), inMessage(bounce, sender, address.get())))
        .flatMap(meant -> MailAddress.parse(address.get().localPart() + "@" + meant.name()))
        .map(suggestion -> new MistypedRecipient(suggestion, !isHint));
  }

  /** Returns whether the mistyped domain is the cause, now that its servers may be checked. */
  public boolean isCause(Optional<RecipientReport> side) {
    return isCause && side.map(RecipientReport::probeOutcome).filter(WORKING::contains).isEmpty();
  }

  /** Returns what is known about the domain; empty if the failure is not about the domain. */
  private static Optional<DomainState> state(BounceReason reason, HostingLocation location) {
    if (location == HostingLocation.OURS) {
      return Optional.empty();
    }
    boolean isDead =
        DEAD.contains(location)
            || (location == HostingLocation.UNKNOWN && WITHOUT_SERVER.contains(reason));
    if (isDead) {
      return Optional.of(DomainState.DEAD);
    }
    boolean mayBe =
        reason == BounceReason.USER_UNKNOWN
            || reason == BounceReason.NO_RELAYING
            || WITHOUT_SERVER.contains(reason)
            || WITHOUT_ANSWER.contains(reason);
    return mayBe ? Optional.of(DomainState.IN_DOUBT) : Optional.empty();
  }

  private static List<Domain> inMessage(
      BouncedMessage bounce, Optional<MailAddress> sender, MailAddress recipient) {
    var domains = new ArrayList<Domain>();
    sender.ifPresent(each -> domains.add(each.domain()));
    bounce.recipients().stream()
        .filter(each -> state(each.reason(), HostingLocation.UNKNOWN).isEmpty())
        .limit(MAX_NEARBY)
        .flatMap(each -> each.mailAddress().stream())
        .map(MailAddress::domain)
        .filter(domain -> !domain.equals(recipient.domain()))
        .distinct()
        .forEach(domains::add);
    return domains;
  }
}
