package org.bounceback.chat;

import java.util.List;
import java.util.Map;

/** What somebody wants. */
public sealed interface ChatRequest {

  /**
   * Whether the event has to be stored before it is acknowledged. That is so for what a user cannot
   * repeat as easily as a command or a button: files, pasted text, messages to the bot.
   */
  default boolean isDurable() {
    if (this instanceof FileUpload fileUpload) {
      return !fileUpload.relevantFiles().isEmpty();
    }
    if (this instanceof SlashCommand slashCommand) {
      return !slashCommand.files().isEmpty();
    }
    if (this instanceof FormSubmission formSubmission) {
      return BounceSubmission.of(formSubmission).isPresent();
    }
    return this instanceof MessageShortcut || this instanceof PlainMessage;
  }

  /**
   * A typed command.
   *
   * @param name without the slash, in lower case: {@code blacklist}, {@code bounce}, {@code
   *     bounceback}
   * @param text what follows it
   * @param files what came with it, where a platform allows that
   */
  record SlashCommand(String name, String text, List<UploadedFile> files) implements ChatRequest {
    public SlashCommand {
      files = List.copyOf(files);
    }

    /** One without files. */
    public SlashCommand(String name, String text) {
      this(name, text, List.of());
    }
  }

  /**
   * Something said to the bot in plain words.
   *
   * @param text without the bot's own name
   */
  record PlainMessage(String text) implements ChatRequest {}

  /**
   * Files dropped into the conversation.
   *
   * @param text what was written with them; may be empty
   * @param addressed whether they were brought to the bot: in a conversation with it alone, or by
   *     calling its name
   */
  record FileUpload(List<UploadedFile> files, String text, boolean addressed)
      implements ChatRequest {
    public FileUpload {
      files = List.copyOf(files);
    }

    /** The files to read, by their names: mails, and pictures if the bot was addressed. */
    public List<UploadedFile> relevantFiles() {
      return files.stream()
          .filter(file -> file.isMail() || (addressed && file.isPicture()))
          .toList();
    }

    /** Files dropped where others talk too. */
    public FileUpload(List<UploadedFile> files, String text) {
      this(files, text, false);
    }

    /** The same with what was found out about its files. */
    public FileUpload with(List<UploadedFile> known) {
      return new FileUpload(known, text, addressed);
    }
  }

  /** The message action <em>Why did this bounce?</em> on a message with files or text. */
  record MessageShortcut(List<UploadedFile> files, String text) implements ChatRequest {
    public MessageShortcut {
      files = List.copyOf(files);
    }
  }

  /**
   * The message action <em>Send to ticket</em> on a message under a case.
   *
   * @param message the platform's name of that message, within its channel
   * @param author who wrote it, as the platform calls them
   */
  record SendToTicket(String message, String author, String text) implements ChatRequest {}

  /** A pressed button. */
  record ButtonClick(String button) implements ChatRequest {}

  /**
   * A form sent in.
   *
   * @param form which form
   * @param values what was filled in, by field
   */
  record FormSubmission(String form, Map<String, String> values, List<UploadedFile> files)
      implements ChatRequest {
    public FormSubmission {
      values = Map.copyOf(values);
      files = List.copyOf(files);
    }
  }

  /**
   * Somebody is typing a command's argument and wants proposals.
   *
   * @param name the command's or, where it has some, the subcommand's
   */
  record AutocompleteRequest(String name, String begun) implements ChatRequest {}

  /** Somebody opened the bot's own page. */
  record AppHomeOpened() implements ChatRequest {}

  /**
   * Something acknowledged whose reading failed at several starts: the person is told.
   *
   * @param files the names of the files that came with it; empty where it was text
   */
  record GivenUp(List<String> files) implements ChatRequest {
    public GivenUp {
      files = List.copyOf(files);
    }
  }

  /** The bot was taken out of the place. */
  record BotRemoved() implements ChatRequest {}
}
