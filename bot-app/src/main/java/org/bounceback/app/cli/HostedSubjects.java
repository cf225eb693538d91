package org.bounceback.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.app.Hosting;
import org.bounceback.blocklist.SubjectParser;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.DomainMailSetup.Sending;
import org.bounceback.net.Deadline;

/**
 * Subjects of ours among those typed: a domain or account on our servers stands for the address
 * that its mail leaves by, since that is the one which receivers look up.
 */
final class HostedSubjects {
  private final Hosting hosting;
  private final CommandEnvironment around;

  HostedSubjects(Hosting hosting, CommandEnvironment around) {
    this.hosting = hosting;
    this.around = around;
  }

  /** The same, each of ours followed by its address; an account's name gives way to it. */
  List<String> withTheirAddresses(List<String> typed) throws InterruptedException {
    if (!hosting.side().canBeAsked()) {
      return typed;
    }
    hosting.askOnce();
    var subjects = new ArrayList<String>();
    for (String each : typed) {
      Optional<Sending> sending = sending(each);
      boolean listable = !SubjectParser.read(each).parsedSubject().isEmpty();
      if (listable || sending.isEmpty()) {
        subjects.add(each);
      }
      sending.ifPresent(
          found -> {
            around
                .err()
                .println(
                    "bounceback: mail of %s leaves from %s: %s"
                        .formatted(each, found.ip(), found.source().words()));
            subjects.add(found.ip().toString());
          });
    }
    return List.copyOf(subjects.stream().distinct().toList());
  }

  private Optional<Sending> sending(String typed) throws InterruptedException {
    Optional<Domain> domain = hosting.servers().meant(typed);
    Optional<DomainMailSetup> mail =
        domain.isEmpty()
            ? Optional.empty()
            : hosting.side().mailOf(domain.get(), Deadline.after(hosting.patience()));
    return mail.flatMap(each -> each.sending().stream().findFirst());
  }
}
