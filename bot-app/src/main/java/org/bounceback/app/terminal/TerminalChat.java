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
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Button;
import org.bounceback.chat.Capabilities;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.ChatLocation;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.EventHandler;
import org.bounceback.chat.EventId;
import org.bounceback.chat.Form;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.UploadedFile;

/**
 * Runs a conversation in a terminal. It translates lines into requests to the bot and cards into
 * text, for one user and one request at a time.
 */
public final class TerminalChat {
  /** The platform's name in stored references. */
  public static final String PLATFORM = TerminalMessagePoster.PLATFORM;

  /** The user's name in stored cases. */
  public static final String PERSON = "terminal";

  private final LineInput in;
  private final PrintStream out;
  private final TerminalMessagePoster poster;
  private final ChatUser chatUser;
  private Form currentForm = new Form("", "", "", List.of(), "");
  private final ChatLocation chatLocation;

  /**
   * Creates a conversation.
   *
   * @param in the user's input
   * @param out the output for the user
   * @param contact where the ticket system can reply to the user
   * @param locale the user's language
   */
  public TerminalChat(LineInput in, PrintStream out, String contact, Locale locale) {
    this.in = in;
    this.out = out;
    this.poster = new TerminalMessagePoster(out, locale);
    this.chatLocation =
        new ChatLocation(PLATFORM, PLATFORM, PLATFORM, Optional.empty(), Capabilities.UNLIMITED)
            .speaking(locale, true);
    this.chatUser =
        new ChatUser(
            PERSON,
            contact,
            locale,
            Set.of(ChatUser.UserRole.AGENT, ChatUser.UserRole.ADMINISTRATOR));
  }

  /** Returns the number of a button of the last printed card, by its label. */
  public OptionalInt numberOf(String label) {
    return poster.numberOf(label);
  }

  /** Returns the publisher that updates cards shown here. */
  public CardPublisher publisher() {
    return poster;
  }

  /** Reads and answers lines until the user types {@code quit} or the input ends. */
  public void run(EventHandler bot) throws IOException {
    while (true) {
      out.print("> ");
      out.flush();
      Optional<String> line = in.line().map(String::strip);
      if (line.isEmpty() || line.get().equals("quit")) {
        return;
      }
      if (!line.get().isEmpty()) {
        process(bot, line.get());
      }
    }
  }

  /** Processes one line and waits until all of its results have been shown. */
  public void process(EventHandler bot, String line) throws IOException {
    Optional<ChatRequest> chatRequest = read(line);
    if (chatRequest.isPresent()) {
      answer(bot, chatRequest.get());
    } else {
      out.println("Type /bounceback help, the path of a bounced e-mail, or a button's number.");
    }
  }

  private Optional<ChatRequest> read(String line) {
    if (line.matches("\\[?[0-9]{1,2}]?")) {
      int number = Integer.parseInt(line.replaceAll("[^0-9]", ""));
      return poster.button(number).map(Button::id).map(ChatRequest.ButtonClick::new);
    }
    Optional<Path> file = file(line);
    if (file.isPresent()) {
      return Optional.of(new ChatRequest.FileUpload(List.of(upload(file.get())), "", true));
    }
    if (!line.startsWith("/")) {
      return Optional.empty();
    }
    int space = line.indexOf(' ');
    String name = line.substring(1, space < 0 ? line.length() : space).toLowerCase(Locale.ROOT);
    return Optional.of(
        new ChatRequest.SlashCommand(name, space < 0 ? "" : line.substring(space + 1)));
  }

  private void answer(EventHandler bot, ChatRequest chatRequest) throws IOException {
    var key = new EventId(PLATFORM + ":" + UUID.randomUUID());
    BotResponse botResponse =
        bot.handle(new InboundEvent(key, key, chatUser, chatLocation, chatRequest));
    InitialResponse now = botResponse.now();
    if (now instanceof InitialResponse.ShowCard showCard) {
      MessageRef first = poster.print(showCard.card());
      botResponse
          .later()
          .map(followUp -> followUp.start(poster.of(first)).toCompletableFuture())
          .ifPresent(CompletableFuture::join);
    } else if (now instanceof InitialResponse.OpenForm form) {
      if (form.instead().isPresent()) {
        poster.print(form.instead().get());
      } else {
        fillIn(bot, form.form(), Map.of());
      }
    } else if (now instanceof InitialResponse.FieldErrors errors
        && chatRequest instanceof ChatRequest.FormSubmission formSubmission) {
      errors.errors().values().forEach(out::println);
      fillIn(bot, currentForm, formSubmission.values());
    }
  }

  private void fillIn(EventHandler bot, Form form, Map<String, String> before) throws IOException {
    currentForm = form;
    poster.print(Card.of(form.title() + (form.notice().isEmpty() ? "" : ": " + form.notice())));
    Map<String, String> values = new HashMap<>();
    List<UploadedFile> files = new ArrayList<>();
    for (Form.Field field : form.fields()) {
      String defaultValue = before.getOrDefault(field.name(), field.prefilled());
      out.print(prompt(field, defaultValue));
      out.flush();
      Optional<String> typed = in.line().map(String::strip);
      if (typed.isEmpty()) {
        out.println("The form was not sent.");
        return;
      }
      out.println();
      String value = typed.get().isEmpty() ? defaultValue : typed.get();
      if (field.fieldKind() == Form.FieldKind.FILE) {
        file(value).map(TerminalChat::upload).ifPresent(files::add);
      } else {
        values.put(field.name(), value);
      }
    }
    answer(bot, new ChatRequest.FormSubmission(form.id(), values, files));
  }

  private static String prompt(Form.Field field, String defaultValue) {
    String choices =
        field.choices().isEmpty()
            ? ""
            : " ("
                + String.join(", ", field.choices().stream().map(Form.Choice::value).toList())
                + ")";
    String shown = defaultValue.isEmpty() ? "" : " [" + defaultValue + "]";
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
