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

  /** Returns what our own servers report; empty if they were not checked. */
  default Optional<OwnServerFindings> ownServers() {
    return Optional.empty();
  }

  /** Returns how one of our servers handles the domain that was checked; empty if unknown. */
  default Optional<MailSetup> mailSetup() {
    return Optional.empty();
  }

  /** Returns the texts that are sent to others; empty if the findings have none. */
  default Optional<OutgoingTexts> outgoing() {
    return Optional.empty();
  }

  /** Returns what the agent should do now. */
  default List<String> next() {
    return List.of();
  }

  /** Returns the explanation for the agent; may be empty. */
  default String explanation() {
    return "";
  }

  /** Returns the code of who needs to act; empty if the findings do not say. */
  default Optional<String> actor() {
    return Optional.empty();
  }

  /**
   * Returns the outcome of the step {@code contact}, which says whether a ticket can be opened;
   * empty if there is no such step.
   */
  default String contact() {
    return "";
  }

  /** Returns whether retention deleted the e-mail that this was found in. */
  default boolean mailDeleted() {
    return false;
  }

  /** Returns a copy after retention deleted the e-mail that this was found in. */
  default Findings withMailDeleted() {
    return this;
  }

  /** Returns a copy without reasons of bans, accounts, log lines and the errors of panels. */
  default Findings withoutServerDetails() {
    return this;
  }

  /** Returns the bans by our own servers that a panel can end. */
  default List<IpBan> liftableBans() {
    return ownServers().stream()
        .flatMap(each -> each.bans().stream())
        .filter(Ban::liftable)
        .flatMap(ban -> ban.toIpBan().stream())
        .toList();
  }
}
