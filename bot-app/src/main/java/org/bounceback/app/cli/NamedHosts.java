package org.bounceback.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.Cidr;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.authentication.DomainAddressLookup;
import org.bounceback.authentication.DomainAddresses;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.blocklist.SubjectParser;
import org.bounceback.blocklist.SubjectParser.ParsedSubject;
import org.bounceback.net.Deadline;

/** The addresses behind the names among those typed; most lists hold addresses, and no names. */
final class NamedHosts {
  private final DomainAddressLookup hosts;
  private final CommandEnvironment around;

  NamedHosts(DomainAddressLookup hosts, CommandEnvironment around) {
    this.hosts = hosts;
    this.around = around;
  }

  /** Which of a name's addresses are meant. */
  enum Of {
    ADDRESS("of its own (--of address)"),
    MX("of its mail servers (--of mx)"),
    SPF("of its senders (--of spf)");

    private final String words;

    Of(String words) {
      this.words = words;
    }

    private List<String> addresses(DomainAddresses hosts) {
      return switch (this) {
        case ADDRESS -> hosts.own().stream().map(Ip::toString).toList();
        case MX -> hosts.exchanges().stream().map(Ip::toString).toList();
        case SPF -> hosts.senders().stream().map(Cidr::shortest).toList();
      };
    }
  }

  /** The same subjects, each name replaced by those of its addresses that are meant. */
  List<String> instead(List<String> typed, Of meant, Deadline deadline) {
    var subjects = new ArrayList<String>();
    for (String each : typed) {
      List<Domain> names = names(each).toList();
      if (names.isEmpty()) {
        subjects.add(each);
      }
      for (Domain name : names) {
        List<String> addresses = meant.addresses(hosts.of(name, deadline));
        say(
            "%s: %s"
                .formatted(
                    name, addresses.isEmpty() ? "no such address" : String.join(" ", addresses)));
        subjects.addAll(addresses);
      }
    }
    return List.copyOf(subjects);
  }

  /** Says how many addresses stand behind the names, and how to look them up. */
  void hint(List<String> typed, Deadline deadline) {
    for (Domain name : typed.stream().flatMap(NamedHosts::names).distinct().toList()) {
      DomainAddresses found = hosts.of(name, deadline);
      List<String> counts =
          Arrays.stream(Of.values())
              .filter(each -> !each.addresses(found).isEmpty())
              .map(each -> each.addresses(found).size() + " " + each.words)
              .toList();
      if (!counts.isEmpty()) {
        say(
            "most lists hold addresses and no names; %s has %s"
                .formatted(name, String.join(", ", counts)));
      }
    }
  }

  private void say(String words) {
    around.err().println("bounceback: " + words);
  }

  private static Stream<Domain> names(String typed) {
    return SubjectParser.read(typed).parsedSubject().stream().flatMap(each -> name(each).stream());
  }

  private static Optional<Domain> name(ParsedSubject parsedSubject) {
    return parsedSubject instanceof ParsedSubject.One one
            && one.blocklistSubject() instanceof BlocklistSubject.Name name
        ? Optional.of(name.domain())
        : Optional.empty();
  }
}
