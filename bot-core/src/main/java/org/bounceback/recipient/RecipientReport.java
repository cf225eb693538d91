package org.bounceback.recipient;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * The result of checking a recipient's mail servers.
 *
 * @param subject the address or domain in the question, as given
 * @param domain its domain
 * @param mxHosts in the order in which they are tried
 * @param nullMx whether the domain declares that it accepts no mail (RFC 7505)
 * @param servers one report for each address that was tried
 * @param probeOutcome the overall outcome
 * @param blocking whether they block us; unknown unless checked from the sending IP
 * @param contacts contacts for their mail, best first: e-mail addresses, or the form of a receiver
 * @param mailboxProvider the large receiver that operates their mail servers, if any
 * @param probedFrom the local IP that was used; empty if the system chose it
 */
public record RecipientReport(
    String subject,
    Domain domain,
    List<MxHost> mxHosts,
    boolean nullMx,
    List<ServerReport> servers,
    ProbeOutcome probeOutcome,
    Blocking blocking,
    List<String> contacts,
    Optional<MailboxProvider> mailboxProvider,
    Optional<Ip> probedFrom) {

  public RecipientReport {
    mxHosts = List.copyOf(mxHosts);
    servers = List.copyOf(servers);
    contacts = List.copyOf(contacts);
  }

  /** Returns the age of the oldest cached result; empty if none came from the cache. */
  public Optional<AnswerAge> cachedAge() {
    return servers.stream()
        .flatMap(serverReport -> serverReport.answerAge().stream())
        .min(Comparator.comparing(AnswerAge::checkedAt));
  }

  /** Whether they block the IP that our mail comes from. */
  public enum Blocking {
    YES,
    NO,
    UNKNOWN;

    /** Returns the name used in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
