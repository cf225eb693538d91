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

/** Finds the addresses of typed names, because most lists contain addresses rather than names. */
final class NamedHosts {
  private final DomainAddressLookup hosts;
  private final CommandEnvironment environment;

  NamedHosts(DomainAddressLookup hosts, CommandEnvironment environment) {
    this.hosts = hosts;
    this.environment = environment;
  }

  /** Selects addresses of a name. */
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
        case SPF -> hosts.senders().stream().map(Cidr::toShortString).toList();
      };
    }
  }

  /** Replaces each name by its selected addresses. */
  List<String> resolve(List<String> typed, Of meant, Deadline deadline) {
    var subjects = new ArrayList<String>();
    for (String subject : typed) {
      List<Domain> names = names(subject).toList();
      if (names.isEmpty()) {
        subjects.add(subject);
      }
      for (Domain name : names) {
        List<String> addresses = meant.addresses(hosts.of(name, deadline));
        print(
            "%s: %s"
                .formatted(
                    name, addresses.isEmpty() ? "no such address" : String.join(" ", addresses)));
        subjects.addAll(addresses);
      }
    }
    return List.copyOf(subjects);
  }

  /** Prints how many addresses the names have, and how to check them. */
  void hint(List<String> typed, Deadline deadline) {
    for (Domain name : typed.stream().flatMap(NamedHosts::names).distinct().toList()) {
      DomainAddresses found = hosts.of(name, deadline);
      List<String> counts =
          Arrays.stream(Of.values())
              .filter(kind -> !kind.addresses(found).isEmpty())
              .map(kind -> kind.addresses(found).size() + " " + kind.words)
              .toList();
      if (!counts.isEmpty()) {
        print(
            "most lists contain addresses rather than names; %s has %s"
                .formatted(name, String.join(", ", counts)));
      }
    }
  }

  private void print(String words) {
    environment.err().println("bounceback: " + words);
  }

  private static Stream<Domain> names(String typed) {
    return SubjectParser.read(typed).parsedSubject().stream()
        .flatMap(subject -> name(subject).stream());
  }

  private static Optional<Domain> name(ParsedSubject parsedSubject) {
    return parsedSubject instanceof ParsedSubject.One one
            && one.blocklistSubject() instanceof BlocklistSubject.Name name
        ? Optional.of(name.domain())
        : Optional.empty();
  }
}
