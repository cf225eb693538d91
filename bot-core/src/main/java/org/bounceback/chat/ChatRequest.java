package org.bounceback.chat;

import java.util.List;
import java.util.Map;

/** A user's request, or another event to handle. */
public sealed interface ChatRequest {

  /**
   * Returns whether the request must be stored before it is acknowledged. This applies to requests
   * that are harder to repeat than a command or a click: files, pasted text and messages to the
   * bot.
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
   * A slash command.
   *
   * @param name without the slash, in lower case: {@code blacklist}, {@code bounce}, {@code
   *     bounceback}
   * @param text the arguments
   * @param files the attached files, if the platform supports them
   */
  record SlashCommand(String name, String text, List<UploadedFile> files) implements ChatRequest {
    public SlashCommand {
      files = List.copyOf(files);
    }

    /** Creates a command without files. */
    public SlashCommand(String name, String text) {
      this(name, text, List.of());
    }
  }

  /**
   * A text message to the bot.
   *
   * @param text without the mention of the bot
   */
  record PlainMessage(String text) implements ChatRequest {}

  /**
   * Files uploaded to a conversation.
   *
   * @param text the message with the files; may be empty
   * @param addressed whether the bot is addressed: in a direct conversation or by a mention
   */
  record FileUpload(List<UploadedFile> files, String text, boolean addressed)
      implements ChatRequest {
    public FileUpload {
      files = List.copyOf(files);
    }

    /**
     * Returns the files to read, chosen by name: e-mails, and pictures if the bot was addressed.
     */
    public List<UploadedFile> relevantFiles() {
      return files.stream()
          .filter(file -> file.isMail() || (addressed && file.isPicture()))
          .toList();
    }

    /** Creates an upload that does not address the bot. */
    public FileUpload(List<UploadedFile> files, String text) {
      this(files, text, false);
    }

    /** Returns the upload with other details of its files. */
    public FileUpload with(List<UploadedFile> newFiles) {
      return new FileUpload(newFiles, text, addressed);
    }
  }

  /** The message action <em>Why did this bounce?</em> on a message with files or text. */
  record MessageShortcut(List<UploadedFile> files, String text) implements ChatRequest {
    public MessageShortcut {
      files = List.copyOf(files);
    }
  }

  /**
   * The message action <em>Send to ticket</em> on a message in a case's thread.
   *
   * @param message the platform's ID of that message in its channel
   * @param author the platform's name of the author
   */
  record SendToTicket(String message, String author, String text) implements ChatRequest {}

  /**
   * A button click.
   *
   * @param privately whether only the user can see the card with the button
   */
  record ButtonClick(String button, boolean privately) implements ChatRequest {
    /** Creates a click on a button that everybody in the channel can see. */
    public ButtonClick(String button) {
      this(button, false);
    }
  }

  /**
   * A submitted form.
   *
   * @param form the form's ID
   * @param values the entered values by field
   */
  record FormSubmission(String form, Map<String, String> values, List<UploadedFile> files)
      implements ChatRequest {
    public FormSubmission {
      values = Map.copyOf(values);
      files = List.copyOf(files);
    }
  }

  /**
   * A changed {@link Form.FieldKind#SWITCH} of an open form.
   *
   * @param form the form's ID
   * @param value the chosen value
   */
  record FormChange(String form, String value) implements ChatRequest {}

  /**
   * A request for suggestions while a user types a command's argument.
   *
   * @param name the command's name, or the subcommand's if it has subcommands
   */
  record AutocompleteRequest(String name, String begun) implements ChatRequest {}

  /** A user opened the bot's home page. */
  record AppHomeOpened() implements ChatRequest {}

  /**
   * An acknowledged event that could not be processed in several attempts. The user is notified.
   *
   * @param files the names of its files; empty if it was text
   */
  record GivenUp(List<String> files) implements ChatRequest {
    public GivenUp {
      files = List.copyOf(files);
    }
  }

  /** The bot was removed from the workspace or server. */
  record BotRemoved() implements ChatRequest {}
}
