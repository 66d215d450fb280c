<?php
/**
 * Judges a change and works out what it comes to: `src/adapter/store/plan.ts`. Nothing is changed yet.
 *
 * A plan has items to `put`, items to `remove`, and the ids to `answer` with, that of what it was about first.
 *
 * @package CopElements
 */

namespace CopElements\Community;

use function CopElements\Rules\hidden_fields;
use function CopElements\Rules\judge;
use function CopElements\Rules\may_see;
use function CopElements\Rules\named;
use function CopElements\Rules\tables;

defined( 'ABSPATH' ) || exit;

const REVISED = array( 'practice', 'discussion', 'reply' );

function plan_of( $change, $reader ) {
	switch ( $change['verb'] ) {
		case 'create':
			return plan_create( $change['kind'], $change['item'], $reader );
		case 'update':
			return plan_update( subject_of( $change, $reader ), $change['set'], $reader );
		case 'remove':
			return plan_removal( subject_of( $change, $reader ), $reader );
		case 'act':
			return plan_act( $change, $reader );
		default:
			return plan_restore( $change['items'], $reader );
	}
}

function plan_create( $kind, $given, $reader ) {
	$rows   = $reader->rows;
	$world  = $rows->world();
	$table  = tables()['kinds'][ $kind ];
	$rules  = tables()['permissions'][ $kind ];
	$by     = $reader->actor['member'] ?? null;
	$parent = isset( $table['parent'] ) ? $rows->item( $given[ $table['parent'] ] ?? null ) : null;
	$now    = now();
	// What hangs on something belongs where that belongs, whatever its writer says.
	$community = $parent['community'] ?? $given['community'] ?? only_community( $reader );
	$draft     = array(
		'kind'      => $kind,
		'version'   => new_version(),
		'createdAt' => $now,
		'updatedAt' => $now,
	);
	$draft    += null === $by ? array() : array( 'createdBy' => $by, 'updatedBy' => $by );
	$draft    += 'community' === $table['scope'] && null !== $community ? array( 'community' => $community ) : array();
	$draft    += $given + array(
		'visibility' => narrower( $table['visibility'], $parent['visibility'] ?? null ),
		'state'      => $table['states'][0],
	);

	$id    = is_string( $given['id'] ?? null ) ? $given['id'] : '';
	$known = $rows->item( $id );
	if ( null !== $known ) {
		if ( is_repeat( $known, $draft, $given, $reader ) ) {
			return array( 'put' => array(), 'remove' => array(), 'answer' => array( $id ) );
		}
		throw new Refusal( 'conflict', 'There is another item with this id.', array(), $reader->sees( $known ) ? $reader->view( $known ) : null );
	}
	if ( '' !== $id && $rows->is_gone( $id ) ) {
		throw new Refusal( 'conflict', 'An item with this id was there and was removed. Make a new id.' );
	}
	// The rules read fields as what they are to be: what is no value of a field is said first.
	$checked = validate( $kind, $draft, 'strict' );
	if ( is_readable( $checked['wrong'], $draft ) ) {
		Refusal::check( judge( $reader->actor, array( 'verb' => 'create', 'kind' => $kind, 'item' => $draft ), null, $world ) );
	}
	$kept = array();
	foreach ( $rules['kept'] ?? array() as $name ) {
		$kept += isset( $given[ $name ] ) ? array( $name => 'This is set by what is done to it, not by whoever writes it.' ) : array();
	}
	$kept += '' === $id ? array( 'id' => 'This is needed: make one for each item.' ) : array();
	Refusal::invalid( $checked['wrong'] + $kept + place_problem( $draft, $rows ) );
	$first = once( $draft, $rows, $by );
	if ( null !== $first ) {
		throw new Refusal( 'conflict', 'You have done this already.', array(), $reader->view( $first ) );
	}
	Refusal::check( null === $parent ? null : limit_reached( $draft, $parent, $rows ) );
	$made = taken( array( 'kind' => $kind ) + $checked['values'], $reader );
	return array(
		'put'    => array( $made ),
		'remove' => array(),
		'answer' => array_merge( array( $made['id'] ), $rows->links_of( $made ) ),
	);
}

/** Can the rules read what they ask of a draft? What they name are ids, and lists are lists. */
function is_readable( $wrong, $draft ) {
	$fields = tables()['kinds'][ $draft['kind'] ]['fields'];
	foreach ( $wrong as $name => $problem ) {
		$is_deep = in_array( $fields[ $name ]['type'] ?? '', array( 'list', 'group', 'map' ), true );
		if ( isset( $draft[ $name ] ) && ( $is_deep || ! is_string( $draft[ $name ] ) ) ) {
			return false;
		}
	}
	$parent = tables()['kinds'][ $draft['kind'] ]['parent'] ?? null;
	return null === $parent || isset( $draft[ $parent ] );
}

/** Is a create one that was made already? What was changed since cannot be compared: then the same person and the same id are enough. */
function is_repeat( $known, $draft, $given, $reader ) {
	$is_page = 'discussion' === $known['kind'] && 'discussion' === $draft['kind'] && isset( $draft['subject'] ) && $draft['subject'] === ( $known['subject'] ?? null );
	if ( $is_page && ( $known['community'] ?? null ) === ( $draft['community'] ?? null ) && 'hidden' !== $known['state'] && $reader->sees( $known ) ) {
		return true;
	}
	if ( $known['kind'] !== $draft['kind'] || ( $known['createdBy'] ?? null ) !== ( $draft['createdBy'] ?? null ) ) {
		return false;
	}
	foreach ( $known['updatedAt'] === $known['createdAt'] ? $given : array() as $name => $value ) {
		if ( ! says_same( $known[ $name ] ?? null, $value ) ) {
			return false;
		}
	}
	return true;
}

function plan_update( $subject, $set, $reader ) {
	$kind    = $subject['kind'];
	$rules   = tables()['permissions'][ $kind ];
	$checked = validate( $kind, $set, 'patch' );
	$wrong   = $checked['wrong'];
	foreach ( array_merge( $rules['kept'] ?? array(), $rules['fixed'] ?? array() ) as $name ) {
		if ( array_key_exists( $name, $set ) && ! says_same( $set[ $name ], $subject[ $name ] ?? null ) ) {
			$wrong[ $name ] = 'This stays as it is.';
		}
	}
	$wrong += unseen_in( $set, $subject, $reader );
	foreach ( tables()['names']['store'] as $name ) {
		if ( array_key_exists( $name, $set ) ) {
			$wrong[ $name ] = 'This is not for anybody to write.';
		}
	}
	Refusal::invalid( $wrong );
	$changed = array_filter(
		with_unlisted( $checked['values'], $subject, $reader ),
		function ( $value, $name ) use ( $subject ) { return ! says_same( $value, $subject[ $name ] ?? null ); },
		ARRAY_FILTER_USE_BOTH
	);
	if ( array() === $changed ) {
		return array( 'put' => array(), 'remove' => array(), 'answer' => array( $subject['id'] ) );
	}
	$now  = now();
	$next = claimed( $subject, touched( $subject, $changed, $reader->actor, $now ) );
	return array(
		'put'    => array_merge( array( $next ), revision_of( $subject, $reader->actor, $now ), earlier_than( $subject, $reader->rows ) ),
		'remove' => array(),
		'answer' => array_merge( array( $next['id'] ), $reader->rows->links_of( $next ) ),
	);
}

function plan_act( $change, $reader ) {
	$act     = tables()['permissions'][ $change['kind'] ]['acts'][ $change['act'] ] ?? array();
	$checked = validate_told( $act['with'] ?? array(), $change['with'] );
	$subject = subject_of( array( 'with' => $checked['values'] ) + $change, $reader );
	Refusal::invalid( $checked['wrong'] );
	$values = $checked['values'];
	if ( ! empty( $act['isDeep'] ) ) {
		return plan_deep_act( $change['act'], $subject, $values, $reader );
	}
	$now = now();
	$set = array();
	foreach ( $act['set'] ?? array() as $name => $what ) {
		if ( isset( $what['today'] ) ) {
			$set[ $name ] = substr( $now, 0, 10 );
		} elseif ( array_key_exists( 'value', $what ) ) {
			$set[ $name ] = $what['value'];
		} elseif ( isset( $values[ $what['with'] ] ) ) {
			$set[ $name ] = $values[ $what['with'] ];
		}
	}
	foreach ( $act['add'] ?? array() as $name => $told ) {
		$set[ $name ] = array_values( array_unique( array_merge( $subject[ $name ] ?? array(), array( $values[ $told ] ) ) ) );
	}
	foreach ( $act['take'] ?? array() as $name => $told ) {
		$set[ $name ] = array_values( array_diff( $subject[ $name ] ?? array(), array( $values[ $told ] ) ) );
	}
	$to = $act['to'] ?? null;
	if ( is_array( $to ) ) {
		$left = $set[ $to[0] ] ?? $subject[ $to[0] ] ?? array();
		$to   = array() === $left ? $to[1] : $to[2];
	}
	$set += null === $to ? array() : array( 'state' => $to );
	if ( isset( $act['joins'], $reader->actor['member'] ) ) {
		$set[ $act['joins'] ] = array_values( array_unique( array_merge( $subject[ $act['joins'] ] ?? array(), array( $reader->actor['member'] ) ) ) );
	}
	$next = claimed( $subject, touched( $subject, dated_by_risk( $subject, $set ), $reader->actor, $now ) );
	// Words that say why are kept in its history, where no field of its own has them.
	$is_noted = isset( $values['note'] ) && ! isset( $act['set']['note'] );
	$history  = $is_noted ? array_map( function ( $revision ) use ( $values ) { return $revision + array( 'note' => $values['note'] ); }, revision_of( $subject, $reader->actor, $now ) ) : array();
	return array(
		'put'    => array_merge( array( $next ), $history ),
		'remove' => array(),
		'answer' => array_merge( array( $next['id'] ), $reader->rows->links_of( $next ) ),
	);
}

/** Items with their own dates and authors, for administrators. */
function plan_restore( $items, $reader ) {
	Refusal::check( judge( $reader->actor, array( 'verb' => 'restore' ), null, $reader->rows->world() ) );
	$put = array();
	foreach ( $items as $given ) {
		$item = (array) $given;
		$id   = is_string( $item['id'] ?? null ) ? $item['id'] : '';
		assert_kept( $item['kind'] ?? null );
		if ( isset( $put[ "=$id" ] ) ) {
			Refusal::invalid( array( $id => 'Two items have this id: keep one of them.' ) );
		}
		$checked = validate( $item['kind'], $item, 'file' );
		foreach ( array( 'id', 'version', 'createdAt', 'updatedAt', 'visibility', 'state' ) as $name ) {
			$checked['wrong'] += isset( $item[ $name ] ) ? array() : array( $name => 'This is needed.' );
		}
		foreach ( array( 'createdAt', 'updatedAt' ) as $name ) {
			$checked['wrong'] += null === milliseconds( $item[ $name ] ?? null ) ? array( $name => 'Write an instant in UTC, like 2026-03-12T09:30:00Z.' ) : array();
		}
		foreach ( $checked['wrong'] as $name => $problem ) {
			Refusal::invalid( array( "$id.$name" => $problem ) );
		}
		$known = $reader->rows->item( $id );
		if ( null !== $known && $known['kind'] !== $item['kind'] ) {
			throw new Refusal( 'conflict', "The id $id is that of a {$known['kind']}." );
		}
		$put[ "=$id" ] = null === $known ? $checked['values'] : with_unseen( $checked['values'], $known, $reader );
	}
	return array(
		'put'    => array_values( $put ),
		'remove' => array(),
		'answer' => array_column( $put, 'id' ),
	);
}

/** The item a change is about, when this change may be made to it, and was made against it as it is. */
function subject_of( $change, $reader ) {
	$found   = $reader->rows->item( $change['id'] );
	$subject = null !== $found && $found['kind'] === $change['kind'] ? $found : null;
	Refusal::check( judge( $reader->actor, $change, $subject, $reader->rows->world() ) );
	$is_last = ! empty( tables()['permissions'][ $change['kind'] ]['lastWins'] );
	if ( isset( $change['version'] ) && $change['version'] !== $subject['version'] && ! $is_last ) {
		throw new Refusal( 'conflict', 'Somebody changed this meanwhile.', array(), $reader->view( $subject ) );
	}
	return $subject;
}

/** What somebody writes of a list who may not know of all that is on it: what they do not see stays where it was. */
function with_unlisted( $set, $subject, $reader ) {
	if ( 'collection' !== $subject['kind'] || ! array_key_exists( 'practices', $set ) ) {
		return $set;
	}
	$seen      = $reader->value( $subject, 'practices' ) ?? array();
	$practices = $set['practices'] ?? array();
	foreach ( $subject['practices'] ?? array() as $index => $id ) {
		if ( ! in_array( $id, $seen, true ) && ! in_array( $id, $practices, true ) && null !== $reader->rows->item( $id ) ) {
			array_splice( $practices, $index, 0, array( $id ) );
		}
	}
	return array( 'practices' => $practices ) + $set;
}

/** What is kept of an item before it changes; of an anonymous one not by whom. */
function revision_of( $item, $actor, $now ) {
	if ( ! in_array( $item['kind'], REVISED, true ) ) {
		return array();
	}
	$by       = true === ( $item['anonymous'] ?? null ) ? null : ( $actor['member'] ?? null );
	$revision = array(
		'id'         => wp_generate_uuid4(),
		'kind'       => 'revision',
		'version'    => new_version(),
		'createdAt'  => $now,
		'updatedAt'  => $now,
		'visibility' => $item['visibility'],
		'state'      => 'hidden' === $item['state'] ? 'hidden' : 'kept',
		'subject'    => $item['id'],
		'of'         => $item['version'],
		'before'     => encode( (object) array_intersect_key( $item, tables()['kinds'][ $item['kind'] ]['fields'] ) ),
	);
	$revision += null === $by ? array() : array( 'createdBy' => $by, 'updatedBy' => $by );
	return array( $revision + array_intersect_key( $item, array( 'community' => true ) ) );
}

/** What was changed because it was hidden is not read in its history by those it was hidden from. */
function earlier_than( $item, $rows ) {
	$earlier = array();
	foreach ( 'hidden' === $item['state'] ? $rows->on( $item['id'] ) : array() as $child ) {
		if ( 'revision' === $child['kind'] && 'kept' === $child['state'] ) {
			$earlier[] = array( 'state' => 'hidden', 'version' => new_version() ) + $child;
		}
	}
	return $earlier;
}

/** What belongs to a community says to which, and to one that is there. */
function place_problem( $draft, $rows ) {
	$table = tables()['kinds'][ $draft['kind'] ];
	if ( 'community' !== $table['scope'] ) {
		return array();
	}
	if ( ! isset( $draft['community'] ) ) {
		return isset( $table['parent'] ) ? array() : array( 'community' => 'Say which community this belongs to.' );
	}
	$place = $rows->item( $draft['community'] );
	return null !== $place && 'community' === $place['kind'] ? array() : array( 'community' => 'There is no such community.' );
}

/** Where somebody writes who did not say where: in the only community there is, or the only one they are in. */
function only_community( $reader ) {
	$all = $reader->rows->of( 'community' );
	if ( count( $all ) < 2 ) {
		return $all[0]['id'] ?? null;
	}
	$mine = array_keys( $reader->actor['roles'] );
	return 1 === count( $mine ) ? (string) $mine[0] : null;
}

/** The first of what one person may do once. */
function once( $draft, $rows, $by ) {
	$table = tables()['kinds'][ $draft['kind'] ];
	if ( ! isset( $table['once'], $table['parent'] ) || null === $by ) {
		return null;
	}
	// One vote a person, where the poll does not take several.
	$is_one = 'vote' === $draft['kind'] && true !== ( $rows->item( $draft['discussion'] )['several'] ?? null );
	$names  = $is_one ? array( $table['parent'] ) : $table['once'];
	foreach ( $rows->of( $draft['kind'], array( 'parent' => array( $draft[ $table['parent'] ] ), 'author' => array( $by ) ) ) as $item ) {
		$differs = array_filter( $names, function ( $name ) use ( $item, $draft ) { return ( $item[ $name ] ?? null ) !== ( $draft[ $name ] ?? null ); } );
		if ( array() === $differs ) {
			return $item;
		}
	}
	return null;
}

/** Has its writer made as many of late as one person may? `src/model/limits.ts`. */
function limit_reached( $draft, $on, $rows ) {
	$rules = tables()['permissions'][ $draft['kind'] ];
	$limit = $rules['limit'] ?? null;
	if ( null === $limit || $limit['on'] !== $on['kind'] || ! isset( $draft['createdBy'] ) ) {
		return null;
	}
	$parent = tables()['kinds'][ $draft['kind'] ]['parent'];
	$span   = $limit['hours'] * 3600000;
	$now    = milliseconds( $draft['createdAt'] );
	$times  = array();
	foreach ( $rows->of( $draft['kind'], array( 'author' => array( $draft['createdBy'] ) ) ) as $item ) {
		$at = milliseconds( $item['createdAt'] );
		if ( $at > $now - $span && ( $rows->item( $item[ $parent ] )['kind'] ?? null ) === $limit['on'] ) {
			$times[] = $at;
		}
	}
	if ( count( $times ) < $limit['most'] ) {
		return null;
	}
	rsort( $times );
	$wait    = max( 60000, $times[ $limit['most'] - 1 ] + $span - $now );
	$minutes = (int) ceil( $wait / 60000 );
	$in      = $wait > 3600000 ? ceil( $wait / 3600000 ) . ' hours' : ( 1 === $minutes ? 'a minute' : "$minutes minutes" );
	$words   = "{$limit['most']} within {$limit['hours']} hours are the most, so that each of them counts. Take one of them back, or wait $in.";
	return array( 'kind' => 'rate-limited', 'reason' => $words, 'fields' => array( $parent => $words ), 'retryAfter' => $wait );
}

/** An award as it is given; one that somebody takes by the rule of its badge: once, and with what they had then. */
function taken( $award, $reader ) {
	if ( 'award' !== $award['kind'] || $award['member'] !== ( $reader->actor['member'] ?? null ) ) {
		return $award;
	}
	$rule   = $reader->rows->item( $award['badge'] )['rule'];
	$member = $reader->rows->item( $award['member'] );
	$open   = array();
	foreach ( $reader->rows->on( $member['id'] ) as $child ) {
		if ( 'award' === $child['kind'] && $child['badge'] === $award['badge'] ) {
			throw new Refusal( 'conflict', 'You were given this badge already.', array(), $reader->view( $child ) );
		}
		// What was hidden or taken back proves nothing any more.
		if ( ! isset( tables()['hidden'][ $child['kind'] ][ $child['state'] ] ) ) {
			$open[] = $child;
		}
	}
	$sum = counts_of( $member, $open )[ $rule->count ] ?? 0;
	if ( $sum < $rule->from ) {
		Refusal::invalid( array( 'badge' => "It asks for {$rule->from} ({$rule->count}), and you have $sum." ) );
	}
	return array( 'rule' => (object) array( 'count' => $rule->count, 'from' => $rule->from, 'sum' => $sum ) ) + $award;
}

/** What is wrong with a change of fields that whoever makes it may not see: `src/model/own-fields.ts`. */
function unseen_in( $set, $subject, $reader ) {
	$kept   = array_diff( hidden_fields( $reader->actor, $subject, $reader->rows->world() ), array( 'fieldVisibility' ) );
	$before = (array) ( $subject['fieldVisibility'] ?? array() );
	$wrong  = array();
	foreach ( $kept as $name ) {
		if ( array_key_exists( $name, $set ) ) {
			$wrong[ $name ] = 'They keep this to themselves: they alone change it.';
		}
		$is_opened = array_key_exists( 'fieldVisibility', $set ) && ( ( (array) $set['fieldVisibility'] )[ $name ] ?? null ) !== $before[ $name ];
		if ( $is_opened ) {
			$wrong['fieldVisibility'] = "They keep “{$name}” to themselves. Leave it at “{$before[ $name ]}”.";
		}
	}
	return $wrong;
}

/** An item as somebody writes it in place of one that is there, with what they may not see of that one as it was. */
function with_unseen( $item, $known, $reader ) {
	$kept = array_flip( array_diff( hidden_fields( $reader->actor, $known, $reader->rows->world() ), array( 'fieldVisibility' ) ) );
	if ( array() === $kept ) {
		return $item;
	}
	$own    = array_intersect_key( (array) $known['fieldVisibility'], $kept );
	$merged = array_intersect_key( $known, $kept ) + array_diff_key( $item, $kept );
	return array( 'fieldVisibility' => (object) ( $own + (array) ( $item['fieldVisibility'] ?? array() ) ) ) + $merged;
}

/** An item with some values changed, by somebody, now. */
function touched( $item, $set, $actor, $now ) {
	$next = array( 'version' => new_version(), 'updatedAt' => $now ) + $set + $item;
	foreach ( $set as $name => $value ) {
		if ( null === $value || array() === $value ) {
			unset( $next[ $name ] );
		}
	}
	return ( isset( $actor['member'] ) ? array( 'updatedBy' => $actor['member'] ) : array() ) + $next;
}

/** The one of two that is for fewer; what hangs on an item is for no more than that. */
function narrower( $visibility, $other ) {
	$rank = array_flip( tables()['visibilities'] );
	return null !== $other && ( $rank[ $other ] ?? 0 ) < $rank[ $visibility ] ? $other : $visibility;
}
