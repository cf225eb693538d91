package org.bounceback.discord;

import java.time.Duration;
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
import org.bounceback.chat.EventNotStoredException;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.Responder;
import org.bounceback.chat.UnfinishedEvent;
import org.bounceback.chat.commands.Bot;
import org.bounceback.chat.runtime.AckPriorityExecutor;
import org.bounceback.chat.runtime.DelayedTaskRunner;
import org.bounceback.chat.runtime.PlatformExecutors;
import org.bounceback.chat.runtime.ResponseDispatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done with each of Discord's events; what people wait for comes before any work. */
final class DiscordEventListener extends ListenerAdapter {
  private static final Logger log = LoggerFactory.getLogger(DiscordEventListener.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

  private final Bot bot;
  private final InteractionTranslator interactionTranslator;
  private final DiscordMembers members;
  private final DiscordMessageClient discordMessageClient;
  private final DiscordCardPublisher board;
  private final Executor keeping;
  private final DelayedTaskRunner delayedTaskRunner;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final AckPriorityExecutor working;
  private final ResponseDispatcher responseDispatcher;

  /**
   * Listens.
   *
   * @param members finds out what people may do
   * @param platformExecutors keep events and do the work behind first answers; left open
   */
  DiscordEventListener(
      Bot bot,
      InteractionTranslator interactionTranslator,
      DiscordMembers members,
      DiscordMessageClient discordMessageClient,
      DiscordCardPublisher board,
      PlatformExecutors platformExecutors) {
    this.bot = bot;
    this.interactionTranslator = interactionTranslator;
    this.members = members;
    this.discordMessageClient = discordMessageClient;
    this.board = board;
    this.keeping = platformExecutors.keeping();
    this.delayedTaskRunner = platformExecutors.timer();
    this.working = platformExecutors.answering();
    this.responseDispatcher = new ResponseDispatcher(working);
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    answer(interactionTranslator.command(event), event);
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    answer(interactionTranslator.begun(event), event);
  }

  @Override
  public void onMessageContextInteraction(MessageContextInteractionEvent event) {
    kept(() -> answer(interactionTranslator.action(event), event));
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    answer(interactionTranslator.press(event), event);
  }

  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    kept(() -> answer(interactionTranslator.submission(event), event));
  }

  /** What bots, systems and the bot itself write is no question. */
  @Override
  public void onMessageReceived(MessageReceivedEvent event) {
    Message message = event.getMessage();
    if (!message.getAuthor().isBot()
        && !message.isWebhookMessage()
        && !message.getType().isSystem()) {
      interactionTranslator
          .message(message)
          .ifPresent(inboundEvent -> kept(() -> answer(inboundEvent, message)));
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

  /** Begins to look for what is left to answer, once there is a connection. */
  @Override
  public void onReady(ReadyEvent event) {
    try {
      takeUp();
    } catch (EventNotStoredException failed) {
      log.error("unfinished events not taken up, the store is away", failed);
    }
    if (looking.compareAndSet(false, true)) {
      delayedTaskRunner.every("taking up discord events", BETWEEN_LOOKS, this::takeUp);
    }
  }

  /** Answers what was acknowledged and not finished by a process that is no longer at work. */
  private void takeUp() throws EventNotStoredException {
    for (UnfinishedEvent left : bot.unfinished(MessageLocation.PLATFORM, interactionTranslator)) {
      InboundEvent inboundEvent = left.inboundEvent();
      Responder responder = MessageResponder.of(inboundEvent, discordMessageClient, board);
      responseDispatcher.deliverAgain(bot.receive(inboundEvent), responder, left.answer());
    }
  }

  /** What is written to the disk before it is answered lets no command wait behind it. */
  private void kept(Runnable answer) {
    keeping.execute(answer);
  }

  private void answer(InboundEvent inboundEvent, Message message) {
    answer(
        inboundEvent,
        MessageResponder.of(inboundEvent, message.getId(), discordMessageClient, board));
  }

  private void answer(InboundEvent inboundEvent, Interaction interaction) {
    answer(
        inboundEvent,
        new InteractionResponder(interaction, inboundEvent.content(), discordMessageClient, board));
  }

  private void answer(InboundEvent inboundEvent, Responder responder) {
    AckPriorityExecutor.PendingAck pendingAck = working.acknowledge();
    CompletionStage<Void> unused =
        members
            .identify(inboundEvent)
            .thenCompose(known -> responseDispatcher.deliver(bot.take(known), responder))
            .whenComplete(
                (done, failure) -> {
                  pendingAck.close();
                  if (failure != null) {
                    log.error("discord event not handled", failure);
                  }
                });
  }
}
