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
 * Finds subjects on our own servers among those typed. A domain or account on our servers is
 * checked by its sending IP, because receivers check that one.
 */
final class HostedSubjects {
  private final Hosting hosting;
  private final CommandEnvironment environment;

  HostedSubjects(Hosting hosting, CommandEnvironment environment) {
    this.hosting = hosting;
    this.environment = environment;
  }

  /** Returns the subjects, each of ours followed by its IP; account names are replaced by it. */
  List<String> withSendingIps(List<String> typed) throws InterruptedException {
    if (!hosting.queries().isAvailable()) {
      return typed;
    }
    hosting.refreshIfStale();
    var subjects = new ArrayList<String>();
    for (String subject : typed) {
      Optional<Sending> sending = sending(subject);
      boolean listable = !SubjectParser.read(subject).parsedSubject().isEmpty();
      if (listable || sending.isEmpty()) {
        subjects.add(subject);
      }
      sending.ifPresent(
          found -> {
            environment
                .err()
                .println(
                    "bounceback: mail of %s leaves from %s: %s"
                        .formatted(subject, found.ip(), found.source().description()));
            subjects.add(found.ip().toString());
          });
    }
    return List.copyOf(subjects.stream().distinct().toList());
  }

  private Optional<Sending> sending(String typed) throws InterruptedException {
    Optional<Domain> domain = hosting.servers().findHosted(typed);
    Optional<DomainMailSetup> mail =
        domain.isEmpty()
            ? Optional.empty()
            : hosting.queries().mailSetup(domain.get(), Deadline.after(hosting.timeout()));
    return mail.flatMap(found -> found.sending().stream().findFirst());
  }
}
