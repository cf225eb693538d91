package org.bounceback.discord;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.Interaction;
import org.bounceback.chat.ChatLocation;
import org.bounceback.chat.EventHandler;
import org.bounceback.chat.EventNotStoredException;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.Responder;
import org.bounceback.chat.UnfinishedEvent;
import org.bounceback.chat.runtime.AckPriorityExecutor;
import org.bounceback.chat.runtime.DelayedTaskRunner;
import org.bounceback.chat.runtime.PlatformExecutors;
import org.bounceback.chat.runtime.ResponseDispatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles Discord's events; responses that users wait for come before other work. */
final class DiscordEventListener extends ListenerAdapter {
  private static final Logger log = LoggerFactory.getLogger(DiscordEventListener.class);
  private static final Duration UNFINISHED_CHECK_INTERVAL = Duration.ofSeconds(15);

  private final EventHandler bot;
  private final InteractionTranslator interactionTranslator;
  private final DiscordMembers members;
  private final Locale language;
  private final DiscordMessageClient discordMessageClient;
  private final DiscordCardPublisher cardPublisher;
  private final Executor storeExecutor;
  private final DelayedTaskRunner delayedTaskRunner;
  private final AtomicBoolean checkingUnfinished = new AtomicBoolean();
  private final AckPriorityExecutor ackExecutor;
  private final ResponseDispatcher responseDispatcher;

  /**
   * Creates the listener.
   *
   * @param members determines what users may do
   * @param language the language of the servers
   * @param platformExecutors store events and do the work that follows initial responses; not
   *     closed here
   */
  DiscordEventListener(
      EventHandler bot,
      InteractionTranslator interactionTranslator,
      DiscordMembers members,
      Locale language,
      DiscordMessageClient discordMessageClient,
      DiscordCardPublisher cardPublisher,
      PlatformExecutors platformExecutors) {
    this.bot = bot;
    this.interactionTranslator = interactionTranslator;
    this.members = members;
    this.language = language;
    this.discordMessageClient = discordMessageClient;
    this.cardPublisher = cardPublisher;
    this.storeExecutor = platformExecutors.storageExecutor();
    this.delayedTaskRunner = platformExecutors.timer();
    this.ackExecutor = platformExecutors.responseExecutor();
    this.responseDispatcher = new ResponseDispatcher(ackExecutor);
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    answer(interactionTranslator.command(event), event);
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    answer(interactionTranslator.autocomplete(event), event);
  }

  @Override
  public void onMessageContextInteraction(MessageContextInteractionEvent event) {
    runStoring(() -> answer(interactionTranslator.action(event), event));
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    answer(interactionTranslator.click(event), event);
  }

  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    runStoring(() -> answer(interactionTranslator.submission(event), event));
  }

  /** Ignores messages by bots, systems and the bot itself. */
  @Override
  public void onMessageReceived(MessageReceivedEvent event) {
    Message message = event.getMessage();
    if (!message.getAuthor().isBot()
        && !message.isWebhookMessage()
        && !message.getType().isSystem()) {
      interactionTranslator
          .message(message)
          .ifPresent(inboundEvent -> runStoring(() -> answer(inboundEvent, message)));
    }
  }

  @Override
  public void onGuildJoin(GuildJoinEvent event) {
    log.info("discord server joined guild={}", event.getGuild().getId());
  }

  @Override
  public void onGuildLeave(GuildLeaveEvent event) {
    log.warn("discord server left guild={}", event.getGuild().getId());
  }

  /** Starts to look for unfinished events, once there is a connection. */
  @Override
  public void onReady(ReadyEvent event) {
    try {
      resumeUnfinished();
    } catch (EventNotStoredException failed) {
      log.error("unfinished discord events not answered, the store is unavailable", failed);
    }
    if (checkingUnfinished.compareAndSet(false, true)) {
      delayedTaskRunner.every(
          "answering unfinished discord events", UNFINISHED_CHECK_INTERVAL, this::resumeUnfinished);
    }
  }

  /** Answers events that a stopped process acknowledged but did not finish. */
  private void resumeUnfinished() throws EventNotStoredException {
    for (UnfinishedEvent unfinished :
        bot.unfinished(MessageLocation.PLATFORM, interactionTranslator)) {
      InboundEvent inboundEvent = restored(unfinished.inboundEvent());
      Responder responder = MessageResponder.of(inboundEvent, discordMessageClient, cardPublisher);
      responseDispatcher.deliverAgain(bot.handle(inboundEvent), responder, unfinished.answer());
    }
  }

  /** Returns an event of an earlier process in its server's language. */
  private InboundEvent restored(InboundEvent inboundEvent) {
    ChatLocation location = inboundEvent.chatLocation();
    boolean direct = MessageLocation.userOf(location.channel()).isPresent();
    return inboundEvent.at(location.speaking(language, direct));
  }

  /**
   * Runs work that is written to the disk first on its own threads, so that commands do not wait
   * for it.
   */
  private void runStoring(Runnable task) {
    storeExecutor.execute(task);
  }

  private void answer(InboundEvent inboundEvent, Message message) {
    answer(
        inboundEvent,
        MessageResponder.of(inboundEvent, message.getId(), discordMessageClient, cardPublisher));
  }

  private void answer(InboundEvent inboundEvent, Interaction interaction) {
    answer(
        inboundEvent,
        new InteractionResponder(
            interaction, inboundEvent.content(), discordMessageClient, cardPublisher));
  }

  private void answer(InboundEvent inboundEvent, Responder responder) {
    AckPriorityExecutor.PendingAck pendingAck = ackExecutor.acknowledge();
    CompletionStage<Void> unused =
        members
            .identify(inboundEvent)
            .thenCompose(known -> responseDispatcher.deliver(bot.storeAndHandle(known), responder))
            .whenComplete(
                (done, failure) -> {
                  pendingAck.close();
                  if (failure != null) {
                    log.error("discord event not handled", failure);
                  }
                });
  }
}
