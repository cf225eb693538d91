package org.bounceback.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.slack.rules.BlockErrorFactory;
import org.bounceback.sandbox.slack.rules.BlockKit;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.Triggers.Spent;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.sandbox.slack.world.ViewStore;

/** Implements {@code views.*}: modals and home tabs. */
final class ViewMethods {
  private final BlockKit kit;

  ViewMethods(BlockKit kit) {
    this.kit = kit;
  }

  Map<String, Call.Method> all() {
    return Map.of(
        "views.open", this::open,
        "views.push", this::push,
        "views.update", this::update,
        "views.publish", this::publish);
  }

  private ObjectNode open(Call call) throws SlackErrorException {
    JsonNode body = body(call, "modal", Optional.empty());
    return shown(call.workspace().views().openFor(user(call), body));
  }

  private ObjectNode push(Call call) throws SlackErrorException {
    JsonNode body = body(call, "modal", Optional.empty());
    String user = user(call);
    ViewStore viewStore = call.workspace().views();
    int open = viewStore.open(user).size();
    if (open == 0) {
      throw call.refuse("not_found", "the user has no modal open to push upon");
    }
    if (open >= call.row().row().at("/limits/stack/maxItems").asInt()) {
      throw call.row().refuse("push_limit_reached", "/limits/stack", open + " views are open");
    }
    return shown(viewStore.push(user, body));
  }

  private ObjectNode update(Call call) throws SlackErrorException {
    ViewStore viewStore = call.workspace().views();
    Optional<View> named =
        call.arguments().has("view_id")
            ? viewStore.find(call.required("view_id"))
            : viewStore.external(call.required("external_id"));
    View view =
        named.orElseThrow(() -> call.refuse("not_found", "there is no such view, or it is closed"));
    JsonNode body = body(call, view.type(), named);
    fresh(call, view);
    return shown(viewStore.update(view, body));
  }

  private ObjectNode publish(Call call) throws SlackErrorException {
    SlackUser slackUser =
        call.workspace()
            .findPerson(call.required("user_id"))
            .orElseThrow(
                () ->
                    call.row()
                        .refuse("invalid_arguments", "/args/user_id", "there is no such user"));
    Optional<View> home = call.workspace().views().home(slackUser.id());
    JsonNode body = body(call, "home", home);
    if (home.isPresent()) {
      fresh(call, home.get());
    }
    return shown(call.workspace().views().publish(slackUser.id(), body));
  }

  private static void fresh(Call call, View view) throws SlackErrorException {
    Optional<String> hash = call.arguments().text("hash");
    if (hash.isPresent() && !hash.get().equals(view.hash())) {
      throw call.refuse("hash_conflict", "the view has changed since");
    }
  }

  private static String user(Call call) throws SlackErrorException {
    if (!call.arguments().has("trigger_id")) {
      throw call.row().refuse("invalid_arguments", "/args/interactivity_pointer", "never issued");
    }
    Spent spent = call.workspace().triggers().spend(call.required("trigger_id"));
    if (spent instanceof Spent.Bad bad) {
      throw call.row()
          .refuse(bad.how() + "_trigger_id", "/limits/trigger_id", "trigger_id is " + bad.how());
    }
    return ((Spent.Good) spent).user();
  }

  /** Returns the valid view in the call, which may keep the id of the view that it replaces. */
  private JsonNode body(Call call, String type, Optional<View> replaced)
      throws SlackErrorException {
    JsonNode view = call.arguments().json("view").orElseThrow();
    if (kit.tooLarge(view)) {
      throw call.row().refuse("view_too_large", "/limits/view", "the view is too large");
    }
    BlockErrorFactory.refuse(
        call.row().name(),
        "invalid_arguments",
        kit.view(view, call.workspace().manifest().scopes()));
    if (!view.path("type").asText().equals(type)) {
      throw call.row().refuse("invalid_arguments", "/args/view", "view.type must be " + type);
    }
    String external = view.path("external_id").asText();
    boolean taken =
        call.workspace()
            .views()
            .external(external)
            .filter(found -> !replaced.map(View::id).equals(Optional.of(found.id())))
            .isPresent();
    if (taken) {
      throw call.refuse("duplicate_external_id", "another view has external_id " + external);
    }
    return view;
  }

  private static ObjectNode shown(View view) {
    return Call.object().set("view", view.json());
  }
}
