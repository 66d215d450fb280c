<?php
/**
 * May this person make this change, and does it make sense now? `src/model/judge.ts` and `may.ts`, over the same tables.
 *
 * @package CopElements
 */

namespace CopElements\Rules;

require_once __DIR__ . '/relations.php';
require_once __DIR__ . '/special.php';

/** A refusal: its `kind`, a `reason` in words, and the `fields` it is about. What is allowed is null. */
function refuse( $kind, $reason, $field = null ) {
	return array(
		'kind'   => $kind,
		'reason' => $reason,
	) + ( null === $field ? array() : array( 'fields' => array( $field => $reason ) ) );
}

/** Told apart for whoever is not signed in: they may be somebody who may. */
function refuse_to( $actor, $what ) {
	return ! isset( $actor['member'] ) && empty( $actor['administrator'] )
		? refuse( 'signed-out', "Sign in to $what." )
		: refuse( 'forbidden', "You may not $what." );
}

/** Is this person one of these to the item? An administrator is, but to what is nobody's but of whom it is for. */
function is_one( $actor, $item, $among, $world ) {
	if ( null === $among ) {
		return false;
	}
	$also = is_sealed( $item['kind'] ) ? array() : array( 'administrator' );
	return is_above( $actor, $item['kind'] ) || relates( $actor, $item, array_merge( $among, $also ), $world );
}

/**
 * The verdict over a change to one item: null where it is allowed.
 *
 * @param array      $actor   Who asks.
 * @param array      $change  `verb` and `kind`; of a create the `item`, of an update what it `set`s, of an act its name and what it is told `with`.
 * @param array|null $subject The item as it is; of a create there is none.
 * @param array      $world   What the rules ask about other items.
 */
function judge( $actor, $change, $subject, $world ) {
	$kind = $change['kind'] ?? null;
	switch ( $change['verb'] ) {
		case 'restore':
			return empty( $actor['administrator'] ) ? refuse( 'forbidden', 'Only an administrator may restore items with their own dates and authors.' ) : null;
		case 'create':
			return judge_create( $actor, $change['item'], $world );
	}
	if ( null !== $subject && comes_back( $actor, $change, $subject ) ) {
		return null;
	}
	if ( null === $subject || ! may_see( $actor, $subject, $world ) ) {
		return refuse( 'not-found', "There is no such $kind." );
	}
	if ( 'act' === $change['verb'] ) {
		return judge_act( $actor, $change['act'], $change['with'] ?? array(), $subject, $world );
	}
	$refused = judge_upkeep( $actor, $change['verb'], $subject, $world );
	return null !== $refused || 'remove' === $change['verb'] ? $refused : special_update( $actor, $change['set'] ?? array(), $subject, $world );
}

/** Whoever left by themselves sees nothing of it, and may do this one thing. */
function comes_back( $actor, $change, $subject ) {
	$is_return = 'act' === $change['verb'] && 'return' === $change['act'] && 'member' === $change['kind'] && 'member' === $subject['kind'];
	return $is_return && isset( $actor['left'] ) && $actor['left'] === $subject['id'] && 'moved-on' === $subject['state'];
}

/** May this person change or remove an item that they see, whatever they would make of it? */
function judge_upkeep( $actor, $verb, $subject, $world ) {
	$kind  = $subject['kind'];
	$rules = tables()['permissions'][ $kind ];
	if ( ! is_one( $actor, $subject, owners_of( $rules[ $verb ] ?? null, $subject ), $world ) ) {
		return refuse_to( $actor, "$verb this $kind" );
	}
	if ( 'removed' === $subject['state'] ) {
		return refuse( 'invalid', "This $kind was removed." );
	}
	if ( 'update' === $verb && 'vote' === $kind && true === ( named( $subject, 'discussion', $world )['several'] ?? null ) ) {
		return refuse( 'invalid', 'Here every choice is a vote of its own: take one back, and give another.', 'choice' );
	}
	$is_relied = 'remove' === $verb && 'practice' === $kind && 'approved' === $subject['state'];
	return $is_relied && ! relates( $actor, $subject, array( 'administrator' ), $world )
		? refuse( 'invalid', 'An approved practice is retired, not removed: others rely on it.' )
		: null;
}

/** The comments of a page belong to nobody: whoever wrote the first does not own the others. */
function owners_of( $by, $subject ) {
	$is_of_page = 'discussion' === $subject['kind'] && isset( $subject['subject'] );
	return $is_of_page && null !== $by ? array_values( array_diff( $by, array( 'creator' ) ) ) : $by;
}

/** May this person do this to the item in the state it is in? */
function judge_act( $actor, $name, $told, $subject, $world ) {
	$kind  = $subject['kind'];
	$state = $subject['state'];
	$act   = tables()['permissions'][ $kind ]['acts'][ $name ] ?? null;
	if ( null === $act ) {
		return refuse( 'unsupported', "Nobody knows how to $name a $kind." );
	}
	if ( ! is_one( $actor, $subject, owners_of( $act['by'], $subject ), $world ) ) {
		return refuse_to( $actor, "$name this $kind" );
	}
	if ( isset( $act['not'] ) && ! is_above( $actor, $kind ) && relates( $actor, $subject, $act['not'], $world ) ) {
		return refuse( 'forbidden', "Nobody may $name a $kind of their own." );
	}
	if ( ! in_array( $state, $act['from'], true ) ) {
		return refuse( 'invalid', "A $kind that is $state cannot be told to $name." );
	}
	foreach ( $act['hanging'] ?? array() as $field => $states ) {
		$item  = named( $told, $field, $world );
		$hangs = null !== $item && ( $item[ tables()['kinds'][ $item['kind'] ]['parent'] ?? '' ] ?? null ) === $subject['id'] && may_see( $actor, $item, $world );
		if ( ! $hangs ) {
			return refuse( 'invalid', "There is no such $field here.", $field );
		}
		if ( ! in_array( $item['state'], $states, true ) ) {
			return refuse( 'invalid', "This $field is {$item['state']}.", $field );
		}
	}
	foreach ( $act['take'] ?? array() as $list => $field ) {
		$held = $subject[ $list ] ?? null;
		if ( ! is_array( $held ) || ! in_array( $told[ $field ] ?? null, $held, true ) ) {
			return refuse( 'invalid', "This $field is not among them.", $field );
		}
	}
	return 'discussion' === $kind ? special_act( $name, $actor, $told, $subject, $world ) : null;
}

function judge_create( $actor, $draft, $world ) {
	$kind  = $draft['kind'];
	$rules = tables()['permissions'][ $kind ];
	if ( ! isset( $rules['create'] ) ) {
		return refuse( 'forbidden', "A $kind is made by the source itself." );
	}
	if ( ! is_one( $actor, $draft, $rules['create'], $world ) ) {
		return refuse_to( $actor, "create a $kind" );
	}
	$life   = tables()['kinds'][ $kind ];
	$states = array_merge( array( $life['states'][0] ), $rules['begins'] ?? array() );
	if ( ! in_array( $draft['state'], $states, true ) ) {
		return refuse( 'invalid', "A $kind begins as " . implode( ' or ', $states ) . '.', 'state' );
	}
	if ( isset( $life['parent'], $rules['on'] ) ) {
		$on = named( $draft, $life['parent'], $world );
		if ( null === $on || ! in_array( $on['kind'], $rules['on'], true ) || ! may_see( $actor, $on, $world ) ) {
			return refuse( 'invalid', "There is nothing of that id to add a $kind to.", $life['parent'] );
		}
		if ( 'community' === $life['scope'] && isset( $on['community'] ) && ( $draft['community'] ?? null ) !== $on['community'] ) {
			return refuse( 'invalid', 'It belongs where that belongs which it is added to.', 'community' );
		}
		$refused = judge_on( $actor, $kind, $on, $world );
		if ( null !== $refused && ! is_taken( $actor, $draft, $world ) ) {
			return $refused;
		}
	}
	return special_create( $actor, $draft, $world );
}

/** Nobody gives themselves an award, but of a badge with a rule: whether they meet that, the store knows, which counts. */
function is_taken( $actor, $draft, $world ) {
	return 'award' === $draft['kind'] && isset( $actor['member'] ) && $draft['member'] === $actor['member'] && isset( named( $draft, 'badge', $world )['rule'] );
}

/** May something of a kind be added to an item, as far as the item is concerned? */
function judge_on( $actor, $kind, $on, $world ) {
	$member = $actor['member'] ?? null;
	if ( in_array( $on['state'], tables()['permissions'][ $kind ]['notOn'] ?? array(), true ) ) {
		return refuse( 'invalid', "This {$on['kind']} is {$on['state']}: no $kind can be added." );
	}
	if ( 'vote' === $kind && 'poll' !== ( $on['type'] ?? null ) ) {
		return refuse( 'invalid', 'This is no poll.', 'discussion' );
	}
	if ( in_array( $kind, array( 'award', 'endorsement' ), true ) && 'member' === $on['kind'] && $on['id'] === $member ) {
		return refuse( 'forbidden', "Nobody gives themselves an $kind." );
	}
	if ( in_array( $kind, array( 'introduction', 'preference', 'nomination' ), true ) && $on['id'] === $member ) {
		return refuse( 'invalid', 'This is about others, not about yourself.' );
	}
	if ( 'endorsement' === $kind && in_array( $on['kind'], array( 'practice', 'nomination' ), true ) && relates( $actor, $on, array( 'creator', 'author' ), $world ) ) {
		return refuse( 'forbidden', "Nobody endorses their own {$on['kind']}." );
	}
	return null;
}
