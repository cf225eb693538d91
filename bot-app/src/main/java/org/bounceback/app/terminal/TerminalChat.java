package org.bounceback.app.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bounceback.casebook.EventId;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.Ask;
import org.bounceback.chat.Bot;
import org.bounceback.chat.Button;
import org.bounceback.chat.Capabilities;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardEditor;
import org.bounceback.chat.FirstAnswer;
import org.bounceback.chat.Form;
import org.bounceback.chat.Inbound;
import org.bounceback.chat.Person;
import org.bounceback.chat.Place;
import org.bounceback.chat.Turn;
import org.bounceback.chat.UploadedFile;

/**
 * A conversation in a terminal. It translates lines into what the bot understands and cards into
 * text; one person at a time, each turn to its end.
 */
public final class TerminalChat {
  /** The platform's name in stored references. */
  public static final String PLATFORM = TerminalPosting.PLATFORM;

  /** Who types, in stored cases. */
  public static final String PERSON = "terminal";

  private final Typing in;
  private final PrintStream out;
  private final TerminalPosting posting;
  private final Person person;
  private Form asked = new Form("", "", "", List.of(), "");
  private final Place place =
      new Place(PLATFORM, PLATFORM, PLATFORM, Optional.empty(), Capabilities.UNLIMITED);

  /**
   * A conversation.
   *
   * @param in what the person types
   * @param out what the person sees
   * @param contact where the desk can answer the person
   */
  public TerminalChat(Typing in, PrintStream out, String contact, Locale locale) {
    this.in = in;
    this.out = out;
    this.posting = new TerminalPosting(out);
    this.person =
        new Person(PERSON, contact, locale, Set.of(Person.Role.AGENT, Person.Role.ADMINISTRATOR));
  }

  /** The number of a button of the card printed last, by its label. */
  public OptionalInt numberOf(String label) {
    return posting.numberOf(label);
  }

  /** Through which cards shown here are brought up to date. */
  public CardEditor editor() {
    return posting;
  }

  /** Talks until the person types {@code quit} or the input ends. */
  public void talk(Bot bot) throws IOException {
    while (true) {
      out.print("> ");
      out.flush();
      Optional<String> line = in.line().map(String::strip);
      if (line.isEmpty() || line.get().equals("quit")) {
        return;
      }
      if (!line.get().isEmpty()) {
        say(bot, line.get());
      }
    }
  }

  /** Says one line and waits until everything that comes of it has been shown. */
  public void say(Bot bot, String line) throws IOException {
    Optional<Ask> ask = read(line);
    if (ask.isPresent()) {
      answer(bot, ask.get());
    } else {
      out.println("Type /bounceback help, the path of a bounced e-mail, or a button's number.");
    }
  }

  private Optional<Ask> read(String line) {
    if (line.matches("\\[?[0-9]{1,2}]?")) {
      int number = Integer.parseInt(line.replaceAll("[^0-9]", ""));
      return posting.button(number).map(Button::id).map(Ask.Press::new);
    }
    Optional<Path> file = file(line);
    if (file.isPresent()) {
      return Optional.of(new Ask.Upload(List.of(upload(file.get())), "", true));
    }
    if (!line.startsWith("/")) {
      return Optional.empty();
    }
    int space = line.indexOf(' ');
    String name = line.substring(1, space < 0 ? line.length() : space).toLowerCase(Locale.ROOT);
    return Optional.of(new Ask.Command(name, space < 0 ? "" : line.substring(space + 1)));
  }

  private void answer(Bot bot, Ask ask) throws IOException {
    var key = new EventId(PLATFORM + ":" + UUID.randomUUID());
    Turn turn = bot.receive(new Inbound(key, key, person, place, ask));
    FirstAnswer now = turn.now();
    if (now instanceof FirstAnswer.Show show) {
      MessageRef first = posting.print(show.card());
      turn.later()
          .map(work -> work.start(posting.of(first)).toCompletableFuture())
          .ifPresent(CompletableFuture::join);
    } else if (now instanceof FirstAnswer.AskForm form) {
      fillIn(bot, form.form(), Map.of());
    } else if (now instanceof FirstAnswer.FieldErrors errors
        && ask instanceof Ask.Submission submission) {
      errors.errors().values().forEach(out::println);
      fillIn(bot, asked, submission.values());
    }
  }

  private void fillIn(Bot bot, Form form, Map<String, String> before) throws IOException {
    asked = form;
    posting.print(Card.of(form.title() + (form.notice().isEmpty() ? "" : ": " + form.notice())));
    Map<String, String> values = new HashMap<>();
    List<UploadedFile> files = new ArrayList<>();
    for (Form.Field field : form.fields()) {
      String standard = before.getOrDefault(field.name(), field.prefilled());
      out.print(prompt(field, standard));
      out.flush();
      Optional<String> typed = in.line().map(String::strip);
      if (typed.isEmpty()) {
        out.println("The form was not sent.");
        return;
      }
      out.println();
      String value = typed.get().isEmpty() ? standard : typed.get();
      if (field.kind() == Form.Kind.FILE) {
        file(value).map(TerminalChat::upload).ifPresent(files::add);
      } else {
        values.put(field.name(), value);
      }
    }
    answer(bot, new Ask.Submission(form.id(), values, files));
  }

  private static String prompt(Form.Field field, String standard) {
    String choices =
        field.choices().isEmpty()
            ? ""
            : " ("
                + String.join(", ", field.choices().stream().map(Form.Choice::value).toList())
                + ")";
    String shown = standard.isEmpty() ? "" : " [" + standard + "]";
    return "  " + field.label() + choices + shown + ": ";
  }

  private static Optional<Path> file(String line) {
    try {
      Path path = Path.of(line);
      return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private static UploadedFile upload(Path path) {
    return new UploadedFile(String.valueOf(path.getFileName()), () -> Files.readAllBytes(path));
  }
}
