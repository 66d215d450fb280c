<?php
/**
 * What the tables cannot say: `src/model/special-rules.ts`, of the kinds that a community in WordPress has.
 *
 * @package CopElements
 */

namespace CopElements\Rules;

/** Replies nest so deep and no deeper. */
const DEEPEST = 50;

function special_update( $actor, $set, $subject, $world ) {
	switch ( $subject['kind'] ) {
		case 'membership':
			return isset( $set['role'] ) ? judge_role( $actor, $set['role'], $subject, $world ) : null;
		case 'discussion':
			$is_turned = isset( $set['type'] ) && ( 'poll' === $set['type'] ) !== ( 'poll' === ( $subject['type'] ?? null ) );
			return $is_turned ? refuse( 'invalid', 'A poll stays a poll, and nothing else becomes one.', 'type' ) : null;
		case 'vote':
			return judge_vote( array_merge( $subject, $set ), $world );
	}
	return null;
}

/** What the tables cannot say of the acts that reach further than one discussion. */
function special_act( $name, $actor, $told, $subject, $world ) {
	switch ( $name ) {
		case 'ask':
			$expert = named( $told, 'member', $world );
			if ( null === $expert || 'member' !== $expert['kind'] || 'active' !== $expert['state'] || ! may_see( $actor, $expert, $world ) ) {
				return refuse( 'invalid', 'There is no such member.', 'member' );
			}
			// Of a question without a name, to be refused would say whose it is.
			return ( $subject['createdBy'] ?? null ) === $expert['id'] && true !== ( $subject['anonymous'] ?? null ) ? refuse( 'invalid', 'Whoever asked need not be asked.', 'member' ) : null;
		case 'move':
			$to = named( $told, 'community', $world );
			if ( null === $to || 'community' !== $to['kind'] || 'active' !== $to['state'] ) {
				return refuse( 'invalid', 'There is no such community.', 'community' );
			}
			if ( ( $subject['community'] ?? null ) === $to['id'] ) {
				return refuse( 'invalid', 'It is there already.', 'community' );
			}
			return is_one( $actor, array_merge( $subject, array( 'community' => $to['id'] ) ), array( 'facilitator', 'steward' ), $world )
				? null
				: refuse( 'forbidden', 'You may move it only to a community that you lead as well.', 'community' );
		case 'merge':
			return judge_merge( named( $told, 'into', $world ), $actor, $subject, $world );
	}
	return null;
}

function judge_merge( $to, $actor, $subject, $world ) {
	if ( null === $to || 'discussion' !== $to['kind'] || $to['id'] === $subject['id'] || ! may_see( $actor, $to, $world ) ) {
		return refuse( 'invalid', 'There is no such discussion to merge it into.', 'into' );
	}
	if ( ( $to['community'] ?? null ) !== ( $subject['community'] ?? null ) ) {
		return refuse( 'invalid', 'Move it to the same community first.', 'into' );
	}
	if ( 'hidden' === $to['state'] ) {
		return refuse( 'invalid', 'That discussion is hidden.', 'into' );
	}
	return 'poll' === ( $subject['type'] ?? null ) ? refuse( 'invalid', 'The votes of a poll belong to its choices: it cannot be merged.' ) : null;
}

/** What the tables cannot say of a create. */
function special_create( $actor, $draft, $world ) {
	switch ( $draft['kind'] ) {
		case 'membership':
			return judge_role( $actor, $draft['role'] ?? null, $draft, $world );
		case 'discussion':
			return judge_discussion( $actor, $draft, $world );
		case 'reply':
			return judge_answer( $actor, $draft, $world );
		case 'vote':
			return judge_vote( $draft, $world );
		case 'award':
			return judge_award( $actor, $draft, $world );
		case 'amendment':
			return judge_said( 'before', $draft['before'] ?? null ) ?? judge_said( 'after', $draft['after'] ?? null );
	}
	return null;
}

/** What a practice says is told as a JSON object of fields that people write. */
function judge_said( $name, $json ) {
	$said  = is_string( $json ) ? json_decode( $json ) : null;
	$names = is_object( $said ) ? array_map( 'strval', array_keys( (array) $said ) ) : array();
	return array() !== $names && array() === array_diff( $names, tables()['written'] )
		? null
		: refuse( 'invalid', 'Tell it as a JSON object of fields that a practice has, and that people write.', $name );
}

/** Whoever leads gives roles, but none that may do more than they may. */
function judge_role( $actor, $role, $membership, $world ) {
	if ( 'administrator' === $role && ! is_one( $actor, $membership, array(), $world ) ) {
		return refuse( 'forbidden', 'Only an administrator makes administrators.', 'role' );
	}
	return in_array( $role, array( 'member', 'guest' ), true ) || is_one( $actor, $membership, array( 'facilitator' ), $world )
		? null
		: refuse( 'forbidden', 'Only a facilitator gives somebody a role.', 'role' );
}

function judge_discussion( $actor, $draft, $world ) {
	$type = $draft['type'] ?? null;
	if ( 'announcement' === $type && ! is_one( $actor, $draft, array( 'facilitator', 'steward', 'sponsor' ), $world ) ) {
		return refuse( 'forbidden', 'Announcements are for facilitators, stewards and sponsors.', 'type' );
	}
	$choices = count( $draft['choices'] ?? array() );
	if ( 'poll' === $type ? $choices < 2 || $choices > 20 : $choices > 0 ) {
		return refuse( 'invalid', 'A poll has 2 to 20 choices, and nothing else has choices.', 'choices' );
	}
	return judge_signature( $draft, $world );
}

function judge_answer( $actor, $draft, $world ) {
	if ( isset( $draft['inReplyTo'] ) ) {
		$reply = named( $draft, 'inReplyTo', $world );
		if ( null === $reply || 'reply' !== $reply['kind'] || $reply['discussion'] !== ( $draft['discussion'] ?? null ) || ! may_see( $actor, $reply, $world ) ) {
			return refuse( 'invalid', 'The reply it answers is not in this discussion.', 'inReplyTo' );
		}
		if ( depth_of( $reply, $world ) >= DEEPEST ) {
			return refuse( 'invalid', 'Nobody can follow answers this deep. Answer further up.', 'inReplyTo' );
		}
		if ( 'removed' === $reply['state'] ) {
			return refuse( 'invalid', 'The reply it answers was removed.', 'inReplyTo' );
		}
	}
	return judge_signature( $draft, $world );
}

function depth_of( $reply, $world ) {
	$depth = 0;
	$above = named( $reply, 'inReplyTo', $world );
	while ( null !== $above && $depth < DEEPEST ) {
		++$depth;
		$above = named( $above, 'inReplyTo', $world );
	}
	return $depth;
}

function judge_signature( $draft, $world ) {
	if ( true !== ( $draft['anonymous'] ?? null ) ) {
		return null;
	}
	return true === ( named( $draft, 'community', $world )['anonymous'] ?? null )
		? null
		: refuse( 'invalid', 'This community asks everybody to sign what they write.', 'anonymous' );
}

function judge_vote( $vote, $world ) {
	$choices = count( named( $vote, 'discussion', $world )['choices'] ?? array() );
	return ( $vote['choice'] ?? 0 ) >= $choices ? refuse( 'invalid', "There are $choices choices, counted from 0.", 'choice' ) : null;
}

function judge_award( $actor, $draft, $world ) {
	$badge = named( $draft, 'badge', $world );
	if ( null === $badge || 'badge' !== $badge['kind'] || ! may_see( $actor, $badge, $world ) ) {
		return refuse( 'invalid', 'There is no such badge.', 'badge' );
	}
	if ( 'active' !== $badge['state'] ) {
		return refuse( 'invalid', 'This badge is no longer given.', 'badge' );
	}
	$by = $badge['givenBy'] ?? null;
	if ( isset( $actor['member'] ) && $draft['member'] === $actor['member'] || null === $by || 'member' === $by ) {
		return null;
	}
	return is_one( $actor, $badge, 'steward' === $by ? array( 'steward', 'facilitator' ) : array( $by ), $world )
		? null
		: refuse( 'forbidden', "This badge is given by a $by.", 'badge' );
}
