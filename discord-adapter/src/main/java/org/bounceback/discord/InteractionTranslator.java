package org.bounceback.discord;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.Message.Attachment;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import org.bounceback.chat.Audience;
import org.bounceback.chat.Capabilities;
import org.bounceback.chat.ChatLocation;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.CommandDefinition;
import org.bounceback.chat.EventId;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.UploadedFile;
import org.bounceback.chat.WrittenMessage;
import org.bounceback.chat.runtime.FileDownloader;

/** Translates what users do in Discord into requests to the bot. */
final class InteractionTranslator implements UploadedFile.Finder {
  private final FileDownloader fileDownloader;
  private final DiscordMembers members;
  private final Locale language;
  private final Set<String> customerChannels;
  private final String ticketAction = CommandDefinition.ticketAction().english();

  /**
   * Creates a translator.
   *
   * @param fileDownloader downloads files
   * @param members determines what users may do
   * @param language the language of the servers
   * @param customerChannels ids of the channels that customers read
   */
  InteractionTranslator(
      FileDownloader fileDownloader,
      DiscordMembers members,
      Locale language,
      Set<String> customerChannels) {
    this.fileDownloader = fileDownloader;
    this.members = members;
    this.language = language;
    this.customerChannels = Set.copyOf(customerChannels);
  }

  @Override
  public UploadedFile.Source find(String reference) {
    return () -> fileDownloader.fetch(reference);
  }

  /** Translates a slash command; a subcommand and its options become the text of the command. */
  InboundEvent command(SlashCommandInteractionEvent event) {
    List<String> words = new ArrayList<>();
    Optional.ofNullable(event.getSubcommandName()).ifPresent(words::add);
    List<Attachment> attached = new ArrayList<>();
    for (OptionMapping option : event.getOptions()) {
      if (option.getType() == OptionType.ATTACHMENT) {
        attached.add(option.getAsAttachment());
      } else {
        words.add(option.getAsString());
      }
    }
    return event(
        event,
        new ChatRequest.SlashCommand(event.getName(), String.join(" ", words), uploads(attached)));
  }

  /** Translates an autocomplete request. */
  InboundEvent autocomplete(CommandAutoCompleteInteractionEvent event) {
    String name = Optional.ofNullable(event.getSubcommandName()).orElse(event.getName());
    return event(
        event, new ChatRequest.AutocompleteRequest(name, event.getFocusedOption().getValue()));
  }

  /** Translates a message action. */
  InboundEvent action(MessageContextInteractionEvent event) {
    Message target = event.getTarget();
    if (event.getName().equals(ticketAction)) {
      return event(
          event,
          new ChatRequest.SendToTicket(
              target.getId(), target.getAuthor().getEffectiveName(), target.getContentRaw()));
    }
    return event(
        event, new ChatRequest.MessageShortcut(uploads(attached(target)), target.getContentRaw()));
  }

  /** Translates a button click. */
  InboundEvent click(ButtonInteractionEvent event) {
    return event(
        event,
        new ChatRequest.ButtonClick(event.getComponentId(), event.getMessage().isEphemeral()));
  }

  /** Translates a submitted form. */
  InboundEvent submission(ModalInteractionEvent event) {
    Map<String, String> values = new HashMap<>();
    List<Attachment> attached = new ArrayList<>();
    for (ModalMapping field : event.getValues()) {
      switch (field.getType()) {
        case FILE_UPLOAD -> attached.addAll(field.getAsAttachmentList());
        case STRING_SELECT ->
            values.put(field.getCustomId(), String.join(",", field.getAsStringList()));
        default -> values.put(field.getCustomId(), field.getAsString());
      }
    }
    return event(
        event, new ChatRequest.FormSubmission(event.getModalId(), values, uploads(attached)));
  }

  /** Translates a message to the bot or an upload; empty for conversations between users. */
  Optional<InboundEvent> message(Message message) {
    boolean mentionsBot = mentionPattern(message).matcher(text(message)).find();
    return new WrittenMessage(
            !message.isFromGuild(),
            mentionsBot,
            uploads(attached(message)),
            textWithoutMention(message))
        .request()
        .map(chatRequest -> event(message, chatRequest));
  }

  /** Returns the files of a message; a forwarded message has them in its snapshots. */
  private static List<Attachment> attached(Message message) {
    return Stream.concat(
            message.getAttachments().stream(),
            message.getMessageSnapshots().stream()
                .flatMap(snapshot -> snapshot.getAttachments().stream()))
        .toList();
  }

  private List<UploadedFile> uploads(List<Attachment> attached) {
    return attached.stream()
        .map(
            file ->
                new UploadedFile(
                    file.getFileName(),
                    file.getUrl(),
                    OptionalLong.of(file.getSize()),
                    find(file.getUrl())))
        .toList();
  }

  private static String textWithoutMention(Message message) {
    return mentionPattern(message).matcher(text(message)).replaceAll(" ").strip();
  }

  /**
   * Matches a mention of the bot in the text. A reply to the bot also mentions it, but not in its
   * text.
   */
  private static Pattern mentionPattern(Message message) {
    return Pattern.compile("<@!?" + message.getJDA().getSelfUser().getId() + ">");
  }

  /**
   * Returns the text; without the privileged intent, it is present only if the bot was mentioned or
   * in direct messages.
   */
  private static String text(Message message) {
    return message.getContentRaw();
  }

  private InboundEvent event(Interaction event, ChatRequest chatRequest) {
    var key = new EventId(MessageLocation.PLATFORM + ":interaction:" + event.getId());
    return new InboundEvent(
        key,
        key,
        members.of(
            event.getUser(),
            event.isFromGuild() ? event.getGuild() : null,
            event.getMember(),
            event.getUserLocale().toLocale()),
        place(
            event.isFromGuild() ? event.getGuild().getId() : "",
            event.getMessageChannel(),
            event.getUser()),
        chatRequest);
  }

  private InboundEvent event(Message message, ChatRequest chatRequest) {
    var key = new EventId(MessageLocation.PLATFORM + ":message:" + message.getId());
    return new InboundEvent(
        key,
        key,
        members.of(
            message.getAuthor(),
            message.isFromGuild() ? message.getGuild() : null,
            message.getMember(),
            Locale.ROOT),
        place(
            message.isFromGuild() ? message.getGuild().getId() : "",
            message.getChannel(),
            message.getAuthor()),
        chatRequest);
  }

  private ChatLocation place(String guild, MessageChannel channel, User user) {
    Optional<String> thread =
        channel.getType().isThread() ? Optional.of(channel.getId()) : Optional.empty();
    boolean hasThreads = channel.getType() == ChannelType.TEXT;
    String direct = MessageLocation.direct(user.getId());
    return new ChatLocation(
        MessageLocation.PLATFORM,
        // No two users share a direct conversation, so each one is its own workspace.
        guild.isEmpty() ? direct : guild,
        guild.isEmpty() ? direct : channel.getId(),
        thread,
        new Capabilities(Integer.MAX_VALUE, hasThreads),
        language,
        guild.isEmpty(),
        isForCustomers(channel) ? Audience.CUSTOMERS : Audience.TEAM);
  }

  /** A thread has the readers of the channel that it is in. */
  private boolean isForCustomers(MessageChannel channel) {
    return customerChannels.contains(channel.getId())
        || (channel instanceof ThreadChannel thread
            && customerChannels.contains(thread.getParentChannel().getId()));
  }
}
