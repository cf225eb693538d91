package org.bounceback.advice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.Resources;
import org.bounceback.mail.Header;

/** The mail programs that people write and read with. Immutable. */
public final class MailPrograms {
  private final List<MailProgram> programs;

  private MailPrograms(List<MailProgram> programs) {
    this.programs = List.copyOf(programs);
  }

  /** The packaged ones. */
  public static MailPrograms packaged() {
    String name = "mail-programs.yaml";
    String text = Resources.text(MailPrograms.class, name);
    return new MailPrograms(
        DocumentCodec.yaml(name, text).list().stream().map(MailProgram::read).toList());
  }

  /** All of them, the commonest first. */
  public List<MailProgram> all() {
    return programs;
  }

  /** The program that wrote the first of these mails that says so. */
  public Optional<MailProgram> ofSender(Header... mails) {
    return Stream.of(mails).map(this::writerOf).flatMap(Optional::stream).findFirst();
  }

  /** The program that wrote a mail, by its X-Mailer, User-Agent or Message-ID. */
  public Optional<MailProgram> writerOf(Header mail) {
    List<String> agents =
        Stream.of("X-Mailer", "User-Agent")
            .flatMap(field -> mail.all(field).stream())
            .map(MailPrograms::lower)
            .toList();
    String messageId = lower(mail.first("Message-ID").orElse(""));
    return first(program -> agents.stream().anyMatch(agent -> holds(agent, program.agents())))
        .or(() -> first(program -> program.messageIds().stream().anyMatch(messageId::endsWith)));
  }

  private Optional<MailProgram> first(Predicate<MailProgram> isMet) {
    return programs.stream().filter(isMet).findFirst();
  }

  private static boolean holds(String agent, List<String> marks) {
    return marks.stream().anyMatch(agent::contains);
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
