package org.bounceback.findings;

import java.util.List;
import java.util.Optional;
import org.bounceback.hosting.IpBan;

/**
 * What a case found. The records hold plain values and the codes that are published, so that an old
 * case stays readable when catalogs and enums change.
 */
public sealed interface Findings
    permits BounceFindings,
        BlocklistFindings,
        RecipientFindings,
        DomainServerFindings,
        BanFindings,
        ComplaintFindings,
        UnreadableFindings {

  /** What our own servers report; empty where they were not asked. */
  default Optional<OwnServerFindings> ownServers() {
    return Optional.empty();
  }

  /** How one of our servers handles the domain that was checked; empty where that is unknown. */
  default Optional<MailSetup> mailSetup() {
    return Optional.empty();
  }

  /** The texts that are sent to others; empty where the findings have none. */
  default Optional<OutgoingTexts> outgoing() {
    return Optional.empty();
  }

  /** What the agent does now. */
  default List<String> next() {
    return List.of();
  }

  /** More for the agent than the headline; may be empty. */
  default String explanation() {
    return "";
  }

  /** The code of who needs to act; empty where the findings do not say. */
  default Optional<String> actor() {
    return Optional.empty();
  }

  /**
   * The outcome of the step {@code contact}, which says whether a ticket can be opened; empty where
   * there is no such step.
   */
  default String contact() {
    return "";
  }

  /** Whether retention deleted the e-mail that this was found in. */
  default boolean mailDeleted() {
    return false;
  }

  /** The same after retention deleted the e-mail that this was found in. */
  default Findings withMailDeleted() {
    return this;
  }

  /** The same without reasons of bans, accounts, log lines and the errors of panels. */
  default Findings withoutServerDetails() {
    return this;
  }

  /** The bans by our own servers that a panel can end. */
  default List<IpBan> liftableBans() {
    return ownServers().stream()
        .flatMap(each -> each.bans().stream())
        .filter(Ban::liftable)
        .flatMap(ban -> ban.toIpBan().stream())
        .toList();
  }
}
